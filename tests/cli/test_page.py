"""The HTML page: well-formed, whole, safe."""

import re
import unittest
from html.parser import HTMLParser

from program import FLOOD, STORY, Case, lines

VOID = {"meta", "br", "link"}
BLOCKS = {"p", "ol", "ul", "li", "details", "article", "section", "h1", "h2", "h3", "div", "nav", "main", "aside"}


class Page(HTMLParser):
    """Reads a page and notes what is wrong with it."""

    def __init__(self, text):
        super().__init__()
        self.open, self.ids, self.targets, self.wrong, self.text = [], [], [], [], ""
        self.feed(text)
        self.wrong += [f"{tag} is not closed" for tag in self.open]
        self.wrong += [f"{i} twice" for i in set(self.ids) if self.ids.count(i) > 1]
        self.wrong += [f"{t} leads nowhere" for t in self.targets if t not in self.ids]

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        inside = set(self.open)
        if tag == "a" and "a" in inside: self.wrong.append("a in a")
        if "tabindex" in attributes and "a" in inside: self.wrong.append("focus in a")
        if tag in BLOCKS and inside & {"p", "a", "mark", "span", "h2", "h3"}: self.wrong.append(f"{tag} in {self.open}")
        if "id" in attributes: self.ids.append(attributes["id"])
        for name in ("href", "aria-describedby", "aria-labelledby"):
            if name in attributes: self.targets.append(attributes[name].removeprefix("#"))
        if tag not in VOID: self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag: self.wrong.append(f"</{tag}> at {self.getpos()}")

    def handle_data(self, data):
        if "style" not in self.open: self.text += data


class Html(Case):
    def page(self, *arguments, stdin=b""):
        out, _ = self.run_quoth("analyze", "--format=html", *arguments, stdin=stdin)
        text = out.decode()
        page = Page(text)
        self.assertEqual(page.wrong, [])
        return page, text

    def test_is_a_page(self):
        page, text = self.page(stdin=STORY)
        self.assertTrue(text.startswith("<!DOCTYPE html>\n<html lang=\"en\">"))
        self.assertRegex(text, "<title>.+</title>")
        self.assertNotRegex(text, "<script|https?://|src=|url\\(")
        self.assertIn("1 article, 1 quote, 1 speaker", page.text)
        self.assertIn("q1-1", page.ids)
        self.assertIn("Vera Lindqvist", page.text)

    def test_text_is_escaped(self):
        text = '</p><script>alert("x")</script> & "It will <b>rain</b> & snow," said Vera Lindqvist <v@example.org>.\0\x01'
        page, source = self.page("--input=jsonl", stdin=lines({"id": '<i>"&', "text": text}))
        self.assertNotIn("<script", source)
        self.assertNotIn("<b>rain", source)
        self.assertNotIn("\0", source)
        self.assertIn('alert("x")', page.text)
        self.assertIn('<i>"&', page.text)

    def test_all_the_text_is_there(self):
        text = ("Rain comes\n\nBy Ida Berg\n\n“It will rain,” said Vera Lindqvist, head of the “Rain” office.\n\n"
                "“Take a coat.\n\n“Take two,” she said. Zoë Ström 😀 said it was “time to go”.\n")
        page, source = self.page(stdin=text)
        plain = re.sub(r'<span class="card".*?</span>(?:\s*<a [^>]*>[^<]*</a>)*</span>', "", source)
        shown = Page(plain).text
        for line in filter(None, text.splitlines()):
            self.assertIn(line, shown)

    def test_many_articles_and_none(self):
        records = [{"id": str(n), "text": f"Day {n}\n\n" + STORY} for n in range(20)]
        page, _ = self.page("--input=jsonl", "--collection", stdin=lines(*records))
        self.assertIn("20 articles", page.text)
        self.assertTrue({f"a{n}" for n in range(1, 21)} <= set(page.ids))
        page, _ = self.page("--input=jsonl", stdin="")
        self.assertIn("Nobody is quoted", page.text)

    def test_statements_side_by_side(self):
        records = [{"id": str(n), "text": STORY} for n in range(3)]
        page, _ = self.page("--input=jsonl", "--collection", stdin=lines(*records))
        self.assertIn("3 versions", page.text)

    def test_figures_that_differ(self):
        page, source = self.page("--input=jsonl", "--collection", stdin=lines(*FLOOD))
        self.assertIn("Figures that differ", page.text)
        self.assertIn("<strong>4 million euros</strong>", source)
        self.assertIn("<time>2024-03-05</time>", source)
        self.assertIn("f1", page.ids)
        self.assertIn('href="#f1"', source)
        page, _ = self.page("--input=jsonl", "--collection", stdin=lines({"id": 1, "text": STORY}))
        self.assertNotIn("Figures that differ", page.text)

    def test_a_long_quote_is_cut_between_characters(self):
        for shift in range(3):
            page, _ = self.page(stdin="Vera Lindqvist said: “" + "x" * shift + "橋はとても安全です" * 30 + "。”\n")
            self.assertIn("橋はとても", page.text)
            self.assertNotIn("\ufffd", page.text)

    def test_hostile_nesting(self):
        text = "“‘“‘\"'" * 3000 + " said Vera Lindqvist. " + "”’" * 3000
        self.page(stdin=text)


if __name__ == "__main__":
    unittest.main()
