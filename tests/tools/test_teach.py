"""teach_names: the accurate model's labels of a text, and that they are the same each time."""

import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

TOOL, MODEL = sys.argv[1:]
TEXT = "Vera Lindqvist, the mayor of Vienna, said on Monday that it would rain.".encode()
OUTSIDE, BEGINS, ENDS, PLACE = 16, 0, 2, 11  # labels: type * 4 + part


class Teach(unittest.TestCase):
    def teach(self, weight):
        with tempfile.TemporaryDirectory() as folder:
            source, out = Path(folder, "text"), Path(folder, "taught")
            source.write_bytes(b"doc %s 0 0 %d\n%s\nend\n" % (weight, len(TEXT), TEXT))
            subprocess.run([TOOL, MODEL, out, source], check=True, timeout=300)
            return out.read_bytes()

    def test_tokens_have_their_labels(self):
        taught = self.teach(b"0.3")
        head = b"doc 0.3 0 0 %d\n%s\n" % (len(TEXT), TEXT)
        self.assertTrue(taught.startswith(head) and taught.endswith(b"end\n"))
        best = {}
        for line in taught[len(head):-4].decode().splitlines():
            _, start, stop, *labels = line.split()
            shares = [float(label.split(":")[1]) for label in labels]
            self.assertGreaterEqual(sum(shares), 0.96)
            self.assertEqual(shares, sorted(shares, reverse=True))
            best[TEXT[int(start):int(stop)].decode()] = int(labels[0].split(":")[0])
        self.assertEqual([best[w] for w in ("Vera", "Lindqvist", "Vienna", "Monday")], [BEGINS, ENDS, PLACE, OUTSIDE])

    def test_the_same_each_time(self):
        self.assertEqual(self.teach(b"1"), self.teach(b"1"))


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
