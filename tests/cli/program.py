"""What every test of the program uses: running it, and a folder to work in."""

import json
import os
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

QUOTH = os.environ["QUOTH"]  # the program's path
# Articles that differ in a figure.
FLOOD = [{"id": "a", "date": "2024-03-04", "text": "Vera Lindqvist said the flood in Nordhaven had cost 4 million euros."},
         {"id": "b", "date": "2024-03-05", "text": "“The flood in Nordhaven cost 6 million euros,” Vera Lindqvist said."},
         {"id": "c", "text": "The flood in Nordhaven cost the town 9 million euros."}]
STORY = '"It will rain," said Vera Lindqvist. "Take a coat."\n'


class Case(unittest.TestCase):
    def setUp(self):
        self.folder = Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)

    def write(self, name, content):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return str(path)

    def run_quoth(self, *arguments, stdin=b"", status=0, env=None):
        """Runs it in the folder and returns what it printed; the exit status must be `status`."""
        stdin = stdin if isinstance(stdin, bytes) else stdin.encode()
        done = subprocess.run([QUOTH, *arguments], input=stdin, capture_output=True, cwd=self.folder,
                              env={**os.environ, **(env or {})}, timeout=300)
        self.assertEqual(done.returncode, status, done.stderr.decode(errors="replace"))
        return done.stdout, done.stderr.decode()

    def records(self, *arguments, stdin=b"", status=0):
        """The records it prints, and its messages."""
        out, messages = self.run_quoth(*arguments, "--format=jsonl", stdin=stdin, status=status)
        return [json.loads(line) for line in out.splitlines()], messages


def lines(*records):
    """Records as the lines of a JSONL file; strings stand for themselves."""
    return "".join((r if isinstance(r, str) else json.dumps(r, ensure_ascii=False)) + "\n" for r in records)
