"""Each rule of the checker has a sample that must fail, and the converter its examples."""

import json
import re
from pathlib import Path

import pytest

import corpus
from article import Article, record
from check import check, check_article, check_stories

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
    "odd marks": (f'{SAID} <q i="1" k="m" w="Ilse Krantz">it was “over</q>.', "no partner"),
    "conjunction": (f'{SAID} <q i="1" k="i" w="Ilse Krantz">that the port was shut</q>.', 'the conjunction "that"'),
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


@pytest.mark.parametrize("name", GOOD)
def test_right_samples_pass(name):
    assert messages(GOOD[name]) == []


@pytest.mark.parametrize("name", BAD)
def test_wrong_samples_are_told(name):
    body, expected = BAD[name]
    assert any(expected in message for message in messages(body)), messages(body)


@pytest.mark.parametrize("name", BAD_HEADS)
def test_wrong_heads_are_told(name):
    head, expected = BAD_HEADS[name]
    assert any(expected in message for message in messages("It rained.", head))


def test_damaged_marks_are_not_accounted_for():
    text = '"<q i="1" k="d" w="a docker">It is over,</q> <c i="1">said</c> <s i="1">a docker</s>.'
    assert any("no closing mark" in message for message in messages(text))
    assert messages(text, HEAD.replace('topic="ports"', 'topic="ports" marks="damaged"')) == []


def test_caps_attribute_allows_a_capital():
    assert messages("A FERRET bit him.", HEAD.replace('topic="ports"', 'topic="ports" caps="FERRET"')) == []


def test_lines_are_those_of_the_source():
    errors = check_article(article("\nIt rained.\n\nThen Hiiumaa froze.\n"))
    assert [line for line, _ in errors] == [4]


def test_ill_formed_xml_is_told_with_its_line(tmp_path):
    path = tmp_path / "a.xml"
    path.write_text(f"{HEAD}\n<p>x</doc>", encoding="utf-8")
    [(_, line, message)] = check([path])
    assert line == 2 and "not well-formed" in message


def test_versions_must_differ_and_agree_on_names():
    first = article("<o>Tern Lines</o> paid.")
    second = article("<o>TernLines</o> paid.", path="batch/b.xml")
    told = " ".join(message for _, _, message in check_stories([first, second]))
    assert "story and version" in told and "use one" in told


def test_an_utterance_label_needs_a_partner():
    body = f'{SAID} <q i="1" k="i" w="Ilse Krantz" u="over">it was over</q>.'
    other = HEAD.replace('version="a"', 'version="b"')
    assert list(check_stories([article(body)]))
    assert not list(check_stories([article(body), article(body, other, "batch/b.xml")]))


def test_the_guide_s_sample_passes():
    sample = re.search(r"## 10\..*?```xml\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.S).group(1)
    assert check_article(Article("guide/sample.xml", sample.encode())) == []


# Conversion


def test_text_is_what_remains_without_tags():
    result = converted("\nTea &amp; <l>Riga</l>.\n")
    assert result["text"] == "Tea & Riga."
    assert result["id"] == "batch/a" and result["unit"] == "codepoint"
    assert result["entities"] == [{"start": 6, "end": 10, "type": "LOC", "id": "Riga", "actor": "Riga"}]


def test_regions_cover_the_text_and_body_is_the_rest():
    result = converted('<r k="headline">Port shut</r>\n\n<r k="dateline"><l n="Riga">RIGA</l></r> – It rained.\n\n'
                       '<r k="boilerplate" d="signup">Read more</r>')
    kinds = [(region["kind"], quoted(result, (region["start"], region["end"]))) for region in result["regions"]]
    assert kinds == [("headline", "Port shut"), ("dateline", "RIGA"), ("body", "– It rained."), ("boilerplate", "Read more")]
    assert [quoted(result, span) for span in result["boilerplate"]] == ["Read more"]
    assert result["regions"][3]["detail"] == "signup"


def test_direct_quotation_in_two_pieces():
    result = converted(f'“<q i="1" k="d" w="Ilse Krantz">We lost,</q>” {SAID}. “<q i="1">We pay.</q>”')
    [quote] = result["quotes"]
    assert [quoted(result, span) for span in quote["spans"]] == ["We lost,", "We pay."]
    assert quote["kind"] == "direct" and quote["quoted"] == quote["spans"]
    assert quoted(result, quote["speaker"]) == "Ilse Krantz" and quoted(result, quote["cue"]) == "said"
    assert quote["speaker_name"] == "Ilse Krantz" and quote["actor"] == "t-ferry/Ilse Krantz"


@pytest.mark.parametrize("content, span, fragments", [
    ("the levy was “dead” and “buried”", "the levy was “dead” and “buried", ["dead", "buried"]),
    ("“dead” is the word", "dead” is the word", ["dead"]),
    ("the ‘dockers’ demand’ was old", "the ‘dockers’ demand’ was old", ["dockers’ demand"]),
    ("it was ‘unsustainable’, the dockers’ hut too", "it was ‘unsustainable’, the dockers’ hut too", ["unsustainable"]),
    ("it was ''dead''", "it was ''dead", ["dead"]),
    ("he heard „dead“ twice", "he heard „dead“ twice", ["dead"]),
])
def test_mixed_quotation_drops_edge_marks_and_lists_fragments(content, span, fragments):
    result = converted(f'{SAID} <q i="1" k="m" w="Ilse Krantz">{content}</q>.')
    [quote] = result["quotes"]
    assert quoted(result, quote["spans"][0]) == span
    assert [quoted(result, fragment) for fragment in quote["quoted"]] == fragments


def test_indirect_scare_and_nested_quotations():
    result = converted(GOOD["nested"] + ' The “<q k="s">wet tax</q>” is gone.')
    assert [quote["kind"] for quote in result["quotes"]] == ["direct", "direct", "scare"]
    assert result["quotes"][2]["speaker"] is None and result["quotes"][2]["speaker_name"] is None


def test_relay_utterance_joint_speakers_and_debatable():
    body = ('<s i="1">Both</s> <c i="1">said</c> <q i="1" k="i" w="Ilse Krantz; Olev Raud" u="over" x="1">it was over</q>, '
            '<vc i="1">according to</vc> the <v i="1"><o>Baltic Ledger</o></v>. <p>Ilse Krantz</p> and <p>Olev Raud</p> left.')
    result = converted(body)
    [quote] = result["quotes"]
    assert quoted(result, quote["via"]) == "Baltic Ledger" and quoted(result, quote["via_cue"]) == "according to"
    assert quote["speaker_names"] == ["Ilse Krantz", "Olev Raud"]
    assert quote["utterance"] == "t-ferry/over" and quote["ignore"] is True


def test_a_capital_refers_to_its_state():
    assert converted(GOOD["capital as government"])["entities"][0]["refers_to"] == "Veskia"


# Commands


def write(folder, name, body, head=HEAD):
    path = folder / name
    path.write_text(f"{head}{body}</doc>", encoding="utf-8")
    return str(path)


def test_check_fails_on_any_error(tmp_path, capsys):
    good, bad = write(tmp_path, "good.xml", "It rained."), write(tmp_path, "bad.xml", "Then Hiiumaa froze.")
    assert corpus.main(["check", good]) == 0
    assert corpus.main(["check", bad]) == 1
    assert f"{bad}:1: capitalised" in capsys.readouterr().out


def test_convert_refuses_a_wrong_article(tmp_path, capsys):
    assert corpus.main(["convert", write(tmp_path, "bad.xml", "Then Hiiumaa froze.")]) == 1
    assert capsys.readouterr().out == ""


def test_split_keeps_a_story_together(tmp_path):
    for number in range(40):
        for version in "ab":
            head = HEAD.replace("t-ferry", f"t-{number}").replace('version="a"', f'version="{version}"')
            write(tmp_path, f"{number}{version}.xml", "It rained.", head)
    assert corpus.main(["split", "-o", str(tmp_path / "out"), str(tmp_path)]) == 0
    parts = {part: {json.loads(line)["story"] for line in (tmp_path / "out" / f"{part}.jsonl").open(encoding="utf-8")}
             for part in ("train", "dev", "test")}
    assert sum(map(len, parts.values())) == 40 and not parts["train"] & parts["test"]
    assert len(parts["train"]) > 24 and parts["test"] and parts["dev"]


def test_statistics_count_and_replace_the_block(tmp_path, monkeypatch, capsys):
    path = write(tmp_path, "a.xml", GOOD["mixed"])
    assert corpus.main(["stats", path]) == 0
    assert "| mixed | 1 | 100.0 % |" in capsys.readouterr().out
    readme = tmp_path / "README.md"
    readme.write_text("before\n<!-- statistics: start -->stale<!-- statistics: end -->\nafter\n", encoding="utf-8")
    monkeypatch.setattr(corpus, "README", readme)
    assert corpus.main(["stats", "--readme", path]) == 0
    text = readme.read_text(encoding="utf-8")
    assert "stale" not in text and text.startswith("before") and text.endswith("after\n") and "| articles | 1 |" in text


def test_near_duplicates_are_found_across_stories():
    from stats import lemma, repeated_sentences
    line = "Some nine hundred crates of herring were left to thaw upon the quay."
    first, second = article(line), article(line, HEAD.replace("t-ferry", "t-other"))
    assert len(repeated_sentences([first, second])) == 2
    assert repeated_sentences([first, article(line)]) == []
    assert [lemma(cue) for cue in ("said", "noted", "recalled", "quipped", "denies", "According to")] == \
        ["say", "note", "recall", "quip", "deny", "according to"]


def test_the_corpus_itself_is_right():
    folder = Path(__file__).resolve().parent.parent / "articles"
    assert check(sorted(folder.rglob("*.xml"))) == []
