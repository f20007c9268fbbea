"""Text for people: on a terminal, and without one."""

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import termios
import time
import unittest
from unicodedata import east_asian_width

from program import QUOTH, STORY, Case, lines

LONG = ("The harbour office of the town, " * 5 + '"It will rain on every pier and every quay of this harbour until the '
        'end of the week, and nobody will see the sun," said Vera Lindqvist. ')


class Terminal(Case):
    def on_terminal(self, *arguments, columns=60, stdin=None, env=None, standard_error=True):
        """Runs it with a terminal of its own; what it printed there, and its exit status."""
        master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
        environment = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "COLUMNS")}
        environment.update({"TERM": "xterm", "LC_ALL": "C.UTF-8", **(env or {})})
        process = subprocess.Popen([QUOTH, *arguments], stdin=stdin if stdin is not None else slave, stdout=slave,
                                   stderr=slave if standard_error else subprocess.DEVNULL, cwd=self.folder,
                                   env=environment)
        os.close(slave)
        printed, ends = b"", time.monotonic() + 60
        while time.monotonic() < ends:
            if select.select([master], [], [], 0.1)[0]:
                try:
                    piece = os.read(master, 65536)
                except OSError:  # the other side is closed
                    break
                printed += piece
        os.close(master)
        return printed.decode().replace("\r\n", "\n"), process.wait(timeout=10)

    def test_colours_on_a_terminal_only(self):
        self.write("a.txt", STORY)
        self.assertIn("\033[", self.on_terminal("analyze", "a.txt")[0])
        for env in [{"NO_COLOR": "1"}, {"TERM": "dumb"}]:
            self.assertNotIn("\033[", self.on_terminal("analyze", "a.txt", env=env)[0])
        self.assertNotIn("\033[", self.on_terminal("analyze", "--color=never", "a.txt")[0])
        self.assertNotIn(b"\033[", self.run_quoth("analyze", "a.txt")[0])
        self.assertIn(b"\033[", self.run_quoth("analyze", "--color=always", "a.txt", env={"NO_COLOR": "1"})[0])

    def test_every_style_is_ended_on_its_line(self):
        self.write("a.txt", LONG)
        for line in self.on_terminal("analyze", "a.txt", columns=40)[0].splitlines():
            codes = re.findall("\033\\[(\\d+)m", line)
            self.assertEqual(codes[-1] if codes else "0", "0", line)

    def test_width(self):
        self.write("a.txt", LONG + "雨が降る" * 60 + " " + "x" * 300)
        for columns in [30, 60, 100]:
            printed, _ = self.on_terminal("analyze", "a.txt", columns=columns)
            for line in printed.splitlines():
                line = re.sub("\033\\[\\d+m", "", line)
                self.assertLessEqual(sum(2 if east_asian_width(c) in "WF" else 1 for c in line), columns, line)
        out, _ = self.run_quoth("analyze", "a.txt", env={"COLUMNS": "44", "LC_ALL": "C.UTF-8"})
        self.assertEqual(max(len(line) for line in out.decode().splitlines() if line.isascii()), 44)

    def test_who_says_what(self):
        out, _ = self.run_quoth("analyze", stdin=STORY)
        self.assertIn('  Vera Lindqvist (direct, cue “said”', out.decode())
        self.assertIn('    "[It will rain,]" said Vera Lindqvist. "[Take a coat.]"\n', out.decode())
        self.assertRegex(out.decode(), "People +Vera Lindqvist\n")

    def test_text_cannot_play_with_the_terminal(self):
        out, _ = self.run_quoth("analyze", stdin='"It \033[31mwill\a \u202erain\u009b2J," said Vera Lindqvist.')
        for bad in ["\033", "\a", "\u202e", "\u009b"]:
            self.assertNotIn(bad, out.decode())
        self.write("a\033[31m.txt", STORY)
        out, _ = self.run_quoth("analyze", "a\033[31m.txt")
        self.assertNotIn("\033", out.decode())

    def test_no_arguments_give_help_and_no_file_gives_a_hint(self):
        printed, status = self.on_terminal()
        self.assertEqual(status, 0)
        self.assertIn("Examples:", printed)
        printed, status = self.on_terminal("analyze")
        self.assertEqual(status, 2)
        self.assertIn("standard input is a terminal", printed)

    def test_no_bar_beside_results_on_the_terminal(self):
        self.write("n.jsonl", lines({"text": STORY * 200}) * 60)
        printed, _ = self.on_terminal("quotes", "--model=fast", "--format=tsv", "n.jsonl")
        self.assertNotIn("%", printed)

    def test_bar_for_long_work_and_none_for_short(self):
        reading, writing = os.pipe()
        master, slave = pty.openpty()
        process = subprocess.Popen([QUOTH, "tokens", "--model=fast", "--input=jsonl"], stdin=reading, stdout=subprocess.DEVNULL,
                                   stderr=slave)
        os.close(slave)
        os.close(reading)
        os.write(writing, lines({"text": STORY}).encode())
        self.assertFalse(select.select([master], [], [], 0.5)[0])
        time.sleep(1)
        for _ in range(2):
            os.write(writing, lines({"text": STORY * 20}).encode())
            self.assertTrue(select.select([master], [], [], 30)[0])
            bar = os.read(master, 1000).decode()
            time.sleep(0.2)
        os.close(writing)
        self.assertEqual(process.wait(timeout=30), 0)
        self.assertIn("2 documents", bar)
        self.assertRegex(bar, r"[\d.]*[1-9][\d.]* kB/s")  # a slow run has a speed too, not 0.0 MB/s
        self.assertTrue(os.read(master, 1000).endswith(b"\r\033[K"))
        os.close(master)

    def test_bar_moves_within_a_document(self):
        self.write("long.txt", "In Talmere the Orvel of Berit Sol met Imre, Tarvo said. Velm is growing fast.\n\n" * 10000)
        master, slave = pty.openpty()
        process = subprocess.Popen([QUOTH, "quotes", "long.txt"], stdout=subprocess.DEVNULL, stderr=slave,
                                   cwd=self.folder)
        os.close(slave)
        parts, ends = set(), time.monotonic() + 60
        while len(parts) < 2 and time.monotonic() < ends:
            if select.select([master], [], [], 0.1)[0]:
                parts.update(re.findall(r"(\d+)%", os.read(master, 1000).decode()))
        process.kill()
        process.wait(timeout=30)
        os.close(master)
        self.assertGreaterEqual(len(parts), 2)


if __name__ == "__main__":
    unittest.main()
