"""Each rule of the checker has a sample that must fail, and the converter its examples."""

import contextlib
import io
import json
import re
import tempfile
import unittest
from pathlib import Path
from unittest import mock

import corpus
from agree import Agreement, pair
from article import Article, record
from check import check, check_article, check_stories
from stats import END, START, languages, lemma, repeated_sentences

HEAD = '<doc story="t-ferry" version="a" style="wire: test" country="Latvia" topic="ports">'
GUIDE = Path(__file__).resolve().parent.parent / "GUIDE.md"
SAID = '<s i="1"><p>Ilse Krantz</p></s> <c i="1">said</c>'


def article(body, head=HEAD, path="batch/a.xml"):
    return Article(path, f"{head}{body}</doc>".encode())


def messages(body, head=HEAD):
    return [message for _, message in check_article(article(body, head))]


def converted(body):
    result = record(article(body))
    assert messages(body) == []
    return result


def quoted(result, span):
    return result["text"][span[0]:span[1]]


GOOD = {
    "direct": f'“<q i="1" k="d" w="Ilse Krantz">It is over,</q>” {SAID}.',
    "direct, single marks": f'‘<q i="1" k="d" w="Ilse Krantz">It’s over</q>’, {SAID}.',
    "direct, guillemets with spaces": f'« <q i="1" k="d" w="Ilse Krantz">It is over</q> », {SAID}.',
    "direct, doubled single marks": f"''<q i=\"1\" k=\"d\" w=\"Ilse Krantz\">It is over,</q>'' {SAID}.",
    "two paragraphs": f'{SAID}: “<q i="1" k="d" w="Ilse Krantz">We lost.</q>\n\n“<q i="1">We pay.</q>”',
    "transcript": '<s i="1"><p n="Ilse Krantz">KRANTZ</p></s><c i="1">:</c> <q i="1" k="d" w="Ilse Krantz">We lost.</q>',
    "mixed": f'{SAID} <q i="1" k="m" w="Ilse Krantz">the levy was “dead”</q>.',
    "indirect with apostrophes": f'{SAID} <q i="1" k="i" w="Ilse Krantz">the dockers’ hut dated from the ’90s</q>.',
    "scare": 'The “<q k="s">wet tax</q>” is gone.',
    "scare, American comma": 'The "<q k="s">wet tax</q>," they fear, is gone.',
    "nested": f'“<q i="1" k="d" w="Ilse Krantz"><s i="2">He</s> <c i="2">told</c> me ‘<q i="2" k="d" w="a docker">go</q>’,</q>” {SAID} of a docker.',
    "inches": 'A 6" pipe burst.',
    "figures and titles": 'In Room 4, Deputy Harbour Minister <p>Ilse Krantz</p> took the 61B at 5pm on Monday.',
    "capital as government": '<s i="1"><l n="Orlava" g="Veskia">Orlava</l></s> <c i="1">said</c> <q i="1" k="i" w="Veskia">it would pay</q>.',
    "did not rule out": '<s i="1"><p>Ilse Krantz</p></s> did not <c i="1">rule out</c> <q i="1" k="i" w="Ilse Krantz">closing the port</q>.',
    "promise to somebody": f'{SAID.replace("said", "promised")} them <q i="1" k="i" w="Ilse Krantz">to pay</q>.',
    "question of nobody": '<c i="1">Asked</c> <q i="1" k="i">whether it was over</q>, he left.',
    "passive": 'It was <c i="1">alleged</c> that <q i="1" k="i">the port had closed</q>.',
}

# name: (body, what the message must contain)
BAD = {
    "unknown element": ("<b>x</b>", "unknown element <b>"),
    "unknown attribute": ('<p id="1">Ilse Krantz</p> left.', "no attribute id"),
    "unknown region": ('<r k="title">Port shut</r>', "region k='title'"),
    "unknown detail": ('<r k="headline" d="code">Port shut</r>', "only on boilerplate"),
    "unknown kind": (f'<q i="1" k="x" w="Ilse Krantz">no</q>, {SAID}.', "use d, m, i or s"),
    "bad x": (f'{SAID} <q i="1" k="i" w="Ilse Krantz" x="yes">it was over</q>.', 'x can only be "1"'),
    "bad u": (f'{SAID} <q i="1" k="i" w="Ilse Krantz" u="Wet Tax">it was over</q>.', "u must be a slug"),
    "stray space in w": (f'{SAID} <q i="1" k="i" w="Ilse  Krantz">it was over</q>.', "stray spaces"),
    "space in tag": ("<p>Ilse Krantz </p>left.", "move the space outside"),
    "empty tag": ("<p></p>", "<p> is empty"),
    "mention in mention": (f'<s i="1"><s i="2">she</s></s> <c i="1">said</c> <q i="1" k="i" w="she">it was</q>', "list both numbers"),
    "name in name": ("<o><l>Riga</l> School</o>", "keep the longest"),
    "region in region": ('<r k="headline"><p>Ilse <r k="body">x</r></p></r>', "cannot stand inside"),
    "no number": (f"{SAID} <q k=\"i\" w=\"Ilse Krantz\">it was over</q>.", "<q> lacks i"),
    "number is a word": ('<q i="one" k="i" w="she">it was over</q>', "numbers only"),
    "dangling cue": ('<c i="7">said</c>', "<c> without a <q>"),
    "dangling relay": ('<v i="7">the paper</v>', "<v> without a <q>"),
    "two speakers": (f'{SAID} <q i="1" k="i" w="Ilse Krantz">it was</q>, <s i="1">she</s>', "more than one <s>"),
    "kind missing": (f'{SAID} <q i="1" w="Ilse Krantz">it was over</q>.', "lacks k"),
    "kind on second piece": (f'“<q i="1" k="d" w="Ilse Krantz">No,</q>” {SAID}, “<q i="1" k="d" w="Ilse Krantz">no.</q>”', "give it its own number"),
    "scare with speaker": ('“<q k="s" w="Ilse Krantz">wet tax</q>”', "carries nothing but k"),
    "speaker without w": (f'{SAID} <q i="1" k="i">it was over</q>.', "no w"),
    "cue without mention": ('Then <c i="1">said</c> <q i="1" k="i" w="the port">the port was shut</q>.', "tag the speaker's mention"),
    "nobody": ('<q i="1" k="i">It was over</q>.', "neither cue nor w"),
    "relay cue alone": (f'{SAID} <q i="1" k="i" w="Ilse Krantz">it was</q>, <vc i="1">according to</vc> a paper.', "<vc> without <v>"),
    "w not canonical": ('<s i="1"><p n="Ilse Krantz">Krantz</p></s> <c i="1">said</c> <q i="1" k="i" w="Krantz">it was over</q>.', "write 'Ilse Krantz'"),
    "w misspelled": (f'{SAID} <q i="1" k="i" w="Ilse Kranz">it was over</q>.', "canonical name of nobody"),
    "w without head": (f'{SAID} <q i="1" k="i" w="a plumber">it was over</q>.', "head occurs"),
    "w of an organisation": ('<s i="1">A spokesman for <o>Tern Lines</o></s> <c i="1">said</c> <q i="1" k="i" w="a spokesman for Tern Lines">it was over</q>.', "write w='Tern Lines'"),
    "relative in mention": ('<s i="1">A docker, who left</s>, <c i="1">said</c> <q i="1" k="i" w="a docker">it was over</q>.', "relative clause"),
    "title in mention": ('<s i="1">Minister <p>Ilse Krantz</p></s> <c i="1">said</c> <q i="1" k="i" w="Ilse Krantz">it was over</q>.', "the name alone"),
    "auxiliary in cue": ('<s i="1"><p>Ilse Krantz</p></s> <c i="1">has said</c> <q i="1" k="i" w="Ilse Krantz">it was over</q>.', "leave the auxiliary"),
    "negated speech": ('<s i="1"><p>Ilse Krantz</p></s> did not <c i="1">say</c> <q i="1" k="i" w="Ilse Krantz">why it was over</q>.', "negated or refused"),
    "refused speech": ('<s i="1"><p>Ilse Krantz</p></s> <c i="1">declined to say</c> <q i="1" k="i" w="Ilse Krantz">why it was over</q>.', "negated or refused"),
    "double mark": ("It is “over” now.", "belongs to no quotation"),
    "single mark": ("It is ‘over’ now.", "belongs to no quotation"),
    "straight single mark": ("It is 'over' now.", "belongs to no quotation"),
    "guillemet": ("It is «over» now.", "belongs to no quotation"),
    "low mark": ("It is „over“ now.", "belongs to no quotation"),
    "mark in indirect": (f'{SAID} <q i="1" k="i" w="Ilse Krantz">it was “over”</q>.', 'is k="m"'),
    "scare in indirect": (f'{SAID} <q i="1" k="i" w="Ilse Krantz">the “<q k="s">wet tax</q>” was over</q>.', 'the clause is k="m"'),
    "scare in mixed": (f'{SAID} <q i="1" k="m" w="Ilse Krantz">the “<q k="s">wet tax</q>” was “over”</q>.', 'the clause is k="m"'),
    "mark in direct": (f'“<q i="1" k="d" w="Ilse Krantz">The ‘wet tax’ is over,</q>” {SAID}.', "tag the inner words"),
    "edge not at mark": (f'“<q i="1" k="d" w="Ilse Krantz">It is over</q>,” {SAID}.', "move the edge to the mark"),
    "no opening mark": (f'Well, <q i="1" k="d" w="Ilse Krantz">it is over,</q>” {SAID}.', "no opening mark"),
    "direct without marks": (f'Well, <q i="1" k="d" w="Ilse Krantz">it is over</q>, {SAID}.', 'else k="i"'),
    "scare without marks": ('The <q k="s">wet tax</q> is gone.', 'k="s" without marks'),
    "mixed without marks": (f'{SAID} <q i="1" k="m" w="Ilse Krantz">it was over</q>.', "no marks inside"),
    "marks of nested ones alone": (f'{SAID} <q i="1" k="m" w="Ilse Krantz"><s i="2">a docker</s> <c i="2">spoke of</c> <q i="2" k="m" w="a docker">a “wet tax”</q></q>.', "all marks belong to quotations inside"),
    "first name untagged": ("<p>Ilse Krantz</p> paid. Then Ilse left.", "tag it here too"),
    "odd marks": (f'{SAID} <q i="1" k="m" w="Ilse Krantz">it was “over</q>.', "no partner"),
    "conjunction": (f'{SAID} <q i="1" k="i" w="Ilse Krantz">that the port was shut</q>.', 'the conjunction "that"'),
    "label in quotation": ('<q i="1" k="d" w="question">Q: Is it safe?</q>', "leave the label out"),
    "subject of a request": (f'{SAID.replace("said", "asked")} the crew <q i="1" k="i" w="Ilse Krantz">to stay</q>.', "take 'the crew' into"),
    "question untagged": ("Asked whether it was over, he left.", "speech that is not tagged"),
    "request untagged": ("A docker who asked not to be named left.", "speech that is not tagged"),
    "final stop": (f'{SAID} <q i="1" k="i" w="Ilse Krantz">the port was shut.</q>', "leave the final"),
    "article in name": ("<o>The Baltic Ledger</o> closed.", "leave the article out"),
    "possessive in name": ("<p>Ilse Krantz’s</p> hut burned.", "leave ’s out"),
    "lower-case name": ("The <o>ports ministry</o> closed.", "in lower case"),
    "canonical in capitals": ("In <l>LIEPAJA</l> it rained.", "canonical name in capitals"),
    "names alike": ("<o>Tern Lines</o> and <o>TernLines</o> merged.", "differ only by case"),
    "name untagged": ("<o>Tern Lines</o> paid. Then Tern Lines closed.", "tag it here too"),
    "surname untagged": ("<p>Ilse Krantz</p> paid. Krantz left.", "tag it here too"),
    "capital untagged": ("The boats of Hiiumaa were late.", "capitalised 'Hiiumaa'"),
}

BAD_HEADS = {
    "no story": (HEAD.replace('story="t-ferry" ', ""), "lacks story"),
    "story no slug": (HEAD.replace("t-ferry", "T Ferry"), "story must be a slug"),
    "version no letter": (HEAD.replace('version="a"', 'version="1"'), "version must be"),
    "unknown style": (HEAD.replace("wire:", "rumour:"), "style must begin"),
    "bad date": (HEAD.replace('topic="ports"', 'topic="ports" date="5 May"'), "date must be"),
}


def found(told, expected):
    return any(expected in message for message in told)


class Case(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def write(self, name, body, head=HEAD):
        path = self.folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"{head}{body}</doc>", encoding="utf-8")
        return path

    def run_tool(self, *arguments):
        """What a command returns, prints, and complains of."""
        with contextlib.redirect_stdout(io.StringIO()) as out, contextlib.redirect_stderr(io.StringIO()) as complaints:
            status = corpus.main([str(argument) for argument in arguments])
        return status, out.getvalue(), complaints.getvalue()


class Checker(Case):
    def test_right_samples_pass(self):
        for name, body in GOOD.items():
            with self.subTest(name):
                self.assertEqual(messages(body), [])

    def test_wrong_samples_are_told(self):
        for name, (body, expected) in BAD.items():
            with self.subTest(name):
                told = messages(body)
                self.assertTrue(found(told, expected), told)

    def test_wrong_heads_are_told(self):
        for name, (head, expected) in BAD_HEADS.items():
            with self.subTest(name):
                self.assertTrue(found(messages("It rained.", head), expected))

    def test_damaged_marks_are_not_accounted_for(self):
        text = '"<q i="1" k="d" w="a docker">It is over,</q> <c i="1">said</c> <s i="1">a docker</s>.'
        self.assertTrue(found(messages(text), "no closing mark"))
        self.assertEqual(messages(text, HEAD.replace('topic="ports"', 'topic="ports" marks="damaged"')), [])

    def test_caps_attribute_allows_a_capital(self):
        head = HEAD.replace('topic="ports"', 'topic="ports" caps="FERRET"')
        self.assertEqual(messages("A FERRET bit him.", head), [])

    def test_lines_are_those_of_the_source(self):
        errors = check_article(article("\nIt rained.\n\nThen Hiiumaa froze.\n"))
        self.assertEqual([line for line, _ in errors], [4])

    def test_ill_formed_xml_is_told_with_its_line(self):
        path = self.folder / "a.xml"
        path.write_text(f"{HEAD}\n<p>x</doc>", encoding="utf-8")
        [(_, line, message)] = check([path])
        self.assertEqual(line, 2)
        self.assertIn("not well-formed", message)

    def test_versions_must_differ_and_agree_on_names(self):
        first = article("<o>Tern Lines</o> paid.")
        second = article("<o>TernLines</o> paid.", path="batch/b.xml")
        told = [message for _, _, message in check_stories([first, second])]
        self.assertTrue(found(told, "story and version"))
        self.assertTrue(found(told, "use one"))

    def test_an_utterance_label_needs_a_partner(self):
        body = f'{SAID} <q i="1" k="i" w="Ilse Krantz" u="over">it was over</q>.'
        other = HEAD.replace('version="a"', 'version="b"')
        self.assertTrue(list(check_stories([article(body)])))
        self.assertFalse(list(check_stories([article(body), article(body, other, "batch/b.xml")])))
        blend = article(body.replace('"over"', '"over tax"'), other, "batch/b.xml")
        self.assertEqual(len(list(check_stories([article(body), blend]))), 1)

    def test_the_guide_s_sample_passes(self):
        sample = re.search(r"## 10\..*?```xml\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.S).group(1)
        self.assertEqual(check_article(Article("guide/sample.xml", sample.encode())), [])


class Conversion(unittest.TestCase):
    def test_text_is_what_remains_without_tags(self):
        result = converted("\nTea &amp; <l>Riga</l>.\n")
        self.assertEqual(result["text"], "Tea & Riga.")
        self.assertEqual((result["id"], result["unit"]), ("batch/a", "codepoint"))
        self.assertEqual(result["entities"], [{"start": 6, "end": 10, "type": "LOC", "id": "Riga", "actor": "Riga"}])

    def test_regions_cover_the_text_and_body_is_the_rest(self):
        result = converted('<r k="headline">Port shut</r>\n\n<r k="dateline"><l n="Riga">RIGA</l></r> – It rained.\n\n'
                           '<r k="boilerplate" d="signup">Read more</r>')
        kinds = [(region["kind"], quoted(result, (region["start"], region["end"]))) for region in result["regions"]]
        self.assertEqual(kinds, [("headline", "Port shut"), ("dateline", "RIGA"), ("body", "– It rained."),
                                 ("boilerplate", "Read more")])
        self.assertEqual([quoted(result, span) for span in result["boilerplate"]], ["Read more"])
        self.assertEqual(result["regions"][3]["detail"], "signup")

    def test_direct_quotation_in_two_pieces(self):
        result = converted(f'“<q i="1" k="d" w="Ilse Krantz">We lost,</q>” {SAID}. “<q i="1">We pay.</q>”')
        [quote] = result["quotes"]
        self.assertEqual([quoted(result, span) for span in quote["spans"]], ["We lost,", "We pay."])
        self.assertEqual((quote["kind"], quote["quoted"]), ("direct", quote["spans"]))
        self.assertEqual([quoted(result, quote[part]) for part in ("speaker", "cue")], ["Ilse Krantz", "said"])
        self.assertEqual((quote["speaker_name"], quote["actor"]), ("Ilse Krantz", "t-ferry/Ilse Krantz"))

    def test_mixed_quotation_drops_edge_marks_and_lists_fragments(self):
        for content, span, fragments in (
                ("the levy was “dead” and “buried”", "the levy was “dead” and “buried", ["dead", "buried"]),
                ("“dead” is the word", "dead” is the word", ["dead"]),
                ("the ‘dockers’ demand’ was old", "the ‘dockers’ demand’ was old", ["dockers’ demand"]),
                ("it was ‘unsustainable’, the dockers’ hut too", "it was ‘unsustainable’, the dockers’ hut too",
                 ["unsustainable"]),
                ("it was ''dead''", "it was ''dead", ["dead"]),
                ("he heard „dead“ twice", "he heard „dead“ twice", ["dead"])):
            with self.subTest(content):
                result = converted(f'{SAID} <q i="1" k="m" w="Ilse Krantz">{content}</q>.')
                [quote] = result["quotes"]
                self.assertEqual(quoted(result, quote["spans"][0]), span)
                self.assertEqual([quoted(result, fragment) for fragment in quote["quoted"]], fragments)

    def test_indirect_scare_and_nested_quotations(self):
        quotes = converted(GOOD["nested"] + ' The “<q k="s">wet tax</q>” is gone.')["quotes"]
        self.assertEqual([quote["kind"] for quote in quotes], ["direct", "direct", "scare"])
        self.assertIsNone(quotes[2]["speaker"] or quotes[2]["speaker_name"])

    def test_relay_utterance_joint_speakers_and_debatable(self):
        result = converted(
            '<s i="1">Both</s> <c i="1">said</c> <q i="1" k="i" w="Ilse Krantz; Olev Raud" u="over tax" x="1">it was over'
            '</q>, <vc i="1">according to</vc> the <v i="1"><o>Baltic Ledger</o></v>. <p>Ilse Krantz</p> and '
            '<p>Olev Raud</p> left.')
        [quote] = result["quotes"]
        self.assertEqual([quoted(result, quote[part]) for part in ("via", "via_cue")], ["Baltic Ledger", "according to"])
        self.assertEqual(quote["speaker_names"], ["Ilse Krantz", "Olev Raud"])
        self.assertEqual((quote["utterance"], quote["utterance_also"]), ("t-ferry/over", ["t-ferry/tax"]))
        self.assertTrue(quote["ignore"])

    def test_a_capital_refers_to_its_state(self):
        self.assertEqual(converted(GOOD["capital as government"])["entities"][0]["refers_to"], "Veskia")


class Agreeing(Case):
    SAID_SO = f'{SAID} <q i="1" k="i" w="Ilse Krantz">the levy was dead and buried</q>.'

    def agreement(self, first, second):
        return Agreement([(article(first), article(second, path="second/a.xml"))])

    def figures(self, first, second):
        scores = self.agreement(first, second).scores
        return {key: round(score.f1) for key, score in scores.items() if score.f1 < 100}

    def test_the_same_annotation_agrees_wholly(self):
        self.assertEqual(self.figures(self.SAID_SO, self.SAID_SO), {})
        self.assertEqual(self.agreement(self.SAID_SO, self.SAID_SO).differences, [])

    def test_numbers_and_the_words_of_a_speaker_do_not_matter(self):
        first = '<s i="1">The docker</s> <c i="1">said</c> <q i="1" k="i" w="the docker">it was over</q>.'
        for second in (first.replace('i="1"', 'i="7"'), first.replace('w="the docker"', 'w="a docker"')):
            self.assertEqual(self.figures(first, second), {})

    def test_other_extents_of_one_quotation_are_one_quotation(self):
        shorter = self.SAID_SO.replace("the levy was dead and buried</q>", "the levy was dead</q> and buried")
        self.assertEqual(self.figures(self.SAID_SO, shorter), {"exact": 0})

    def test_a_quotation_one_side_lacks(self):
        told = self.agreement(self.SAID_SO, re.sub(r"</?[qsc][^>]*>", "", self.SAID_SO))
        self.assertEqual({key: round(told.scores[key].f1) for key in ("quote", "cue", "name")}, {"quote": 0, "cue": 0, "name": 100})
        self.assertIn("second/a.xml:1: quote: only first indirect of Ilse Krantz: 'the levy was dead and buried'", told.differences)

    def test_kind_speaker_and_name_are_compared(self):
        other = self.SAID_SO.replace('k="i" w="Ilse Krantz"', 'k="m" w="Olev Raud"').replace('<s i="1"><p>Ilse Krantz</p></s>', "<o>Ilse Krantz</o>")
        self.assertEqual(self.figures(self.SAID_SO, other), {"kind": 0, "speaker": 0, "name": 0})

    def test_a_debatable_quotation_counts_neither_way(self):
        debatable = self.SAID_SO.replace('k="i"', 'k="i" x="1"')
        unmarked = re.sub(r"</?[qsc][^>]*>", "", self.SAID_SO)
        self.assertEqual(self.figures(debatable, unmarked), {})
        self.assertEqual(self.figures(debatable.replace("the levy was dead and buried</q>", "the levy</q> was dead and buried"), self.SAID_SO)
                         .get("quote"), 0)

    def test_only_the_same_version_with_the_same_text_is_compared(self):
        first, same, other = article("It rained."), article("It <m>rained</m>."), article("It snowed.")
        later = article("It rained.", HEAD.replace('version="a"', 'version="b"'))
        pairs, problems = pair([first], [same, other, later])
        self.assertEqual(pairs, [(first, same)])
        self.assertTrue(found(problems, "text differs") and found(problems, "no first annotation"))

    def test_the_command_prints_differences_and_figures(self):
        first = self.write("first/a.xml", self.SAID_SO)
        second = self.write("second/other-name.xml", self.SAID_SO.replace("<p>Ilse Krantz</p>", "<o>Ilse Krantz</o>"))
        status, printed, _ = self.run_tool("agree", first.parent, second.parent)
        self.assertEqual(status, 0)
        self.assertIn("name: only first PER: 'Ilse Krantz'", printed)
        self.assertIn("1 articles annotated twice", printed)
        self.assertIn("  0.0  names: the same characters and type (1, 1)", printed)
        self.assertIn("100.0  names: the same characters (1, 1)", printed)


class Commands(Case):
    def test_check_fails_on_any_error(self):
        good, bad = self.write("good.xml", "It rained."), self.write("bad.xml", "Then Hiiumaa froze.")
        self.assertEqual(self.run_tool("check", good)[0], 0)
        status, printed, _ = self.run_tool("check", bad)
        self.assertEqual(status, 1)
        self.assertIn(f"{bad}:1: capitalised", printed)

    def test_convert_refuses_a_wrong_article(self):
        status, printed, _ = self.run_tool("convert", self.write("bad.xml", "Then Hiiumaa froze."))
        self.assertEqual((status, printed), (1, ""))

    def test_split_keeps_a_story_together(self):
        for number in range(40):
            for version in "ab":
                head = HEAD.replace("t-ferry", f"t-{number}").replace('version="a"', f'version="{version}"')
                self.write(f"{number}{version}.xml", "It rained.", head)
        out = self.folder / "out"
        self.assertEqual(self.run_tool("split", "-o", out, self.folder)[0], 0)
        parts = {part: {json.loads(line)["story"] for line in (out / f"{part}.jsonl").read_text(encoding="utf-8").splitlines()}
                 for part in ("train", "dev", "test")}
        self.assertEqual(sum(map(len, parts.values())), 40)
        self.assertFalse(parts["train"] & parts["test"])
        self.assertTrue(len(parts["train"]) > 24 and parts["test"] and parts["dev"])

    def test_statistics_count_and_replace_the_block(self):
        path = self.write("a.xml", GOOD["mixed"])
        self.assertIn("| mixed | 1 | 100.0 % |", self.run_tool("stats", path)[1])
        readme = self.folder / "README.md"
        readme.write_text("before\n<!-- statistics: start -->stale<!-- statistics: end -->\nafter\n", encoding="utf-8")
        with mock.patch.object(corpus, "README", readme):
            self.assertEqual(self.run_tool("stats", "--readme", path)[0], 0)
        text = readme.read_text(encoding="utf-8")
        self.assertNotIn("stale", text)
        self.assertTrue(text.startswith("before") and text.endswith("after\n"))
        self.assertIn("| articles | 1 |", text)

    def test_near_duplicates_are_found_across_stories(self):
        line = "Some nine hundred crates of herring were left to thaw upon the quay."
        first, second = article(line), article(line, HEAD.replace("t-ferry", "t-other"))
        self.assertEqual(len(repeated_sentences([first, second])), 2)
        self.assertEqual(repeated_sentences([first, article(line)]), [])

    def test_cues_are_counted_by_lemma(self):
        self.assertEqual([lemma(cue) for cue in ("said", "noted", "recalled", "quipped", "denies", "According to", "testified", "adding",
                                                   "shrugged", "confesses", "scoffed", "shot back")],
                         ["say", "note", "recall", "quip", "deny", "according to", "testify", "add", "shrug", "confess",
                          "scoff", "shoot"])


class TheCorpus(unittest.TestCase):
    """What is in the folder, not the tools."""

    @classmethod
    def setUpClass(cls):
        cls.articles = [Article.load(path) for path in sorted((corpus.HERE / "articles").rglob("*.xml"))]

    def test_statistics_in_the_readme_are_those_of_the_articles(self):
        block = corpus.README.read_text(encoding="utf-8").split(START)[1].split(END)[0]
        fresh = block.strip() == corpus.statistics(self.articles).strip()
        self.assertTrue(fresh, "run corpus.py stats --readme corpus/articles")

    def test_people_given_as_examples_of_languages_are_in_the_articles(self):
        people = {(one.canonical(node), one.story) for one in self.articles for node in one.tagged("p")}
        for language, examples in languages(corpus.NAMES).items():
            self.assertTrue(examples and examples <= people, (language, examples - people))


if __name__ == "__main__":
    unittest.main()
