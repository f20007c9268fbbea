"""Counts over the corpus, as Markdown."""

import re
from collections import Counter, defaultdict

from article import QUOTE_KINDS
from marks import TOKEN

WORDS = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d[\d.,]*")
SENTENCE = re.compile(r"(?<=[.!?”\"’])\s+(?=[A-Z“\"‘])|\n+")
GRAM = 8
IRREGULAR = {
    "said": "say", "told": "tell", "wrote": "write", "written": "write", "found": "find", "held": "hold", "made": "make",
    "put": "put", "went": "go", "goes": "go", "gave": "give", "swore": "swear", "spoke": "speak", "shot": "shoot",
    "saw": "see", "shown": "show", "heard": "hear", "ran": "run", "came": "come", "sent": "send", "began": "begin",
    "drew": "draw", "drawn": "draw", "threw": "throw", "sought": "seek", "besought": "beseech", "undertaken": "undertake",
    "read": "read", "hit": "hit", "let": "let", "learnt": "learn", "summarises": "summarise",
    "according": "according to", "signaled": "signal", "added": "add", "adding": "add", "agreed": "agree",
    "disagreed": "disagree", "quizzed": "quiz", "purred": "purr",
}
# Verbs that lose an e before -ed and -ing.
E_VERBS = set("""
accus acknowledg advis alleg announc apologis apologiz appris argu assur believ berat blam calculat challeng charg chid cit
clos communicat compar conced conclud confid continu criticis criticiz decid declar declin defin demonstrat denounc deplor
describ disagre disclos disput emphasis emphasiz enquir enthus estimat evaluat evok exclud excus fir forc fum grip grous
hop indicat inquir insinuat intimat inton involv issu jok judg mus narrat not notic observ opin oppos pip plac
pleas pledg pos prais pronounc propos provid provok quot rag recit recogniz recognis reiterat relat remonstrat
requir retaliat reviv rul scrib stat stipulat summaris summariz suppos surmis tak theoris theoriz translat underlin underscor
urg ventur voic welcom whin writ nam rais serv implor depos determin grumbl messag
""".split())
# Ways to report that are no verbs: nouns, prepositions, adverbs.
NO_VERBS = set("""
account accounts admission admissions assertion assertions caption chatter clarification clarifications explanation explanations
headline message petition proposal reason reasons record statement submission submissions summary testimony text word words
adamant by in per so
""".split())
EXAMPLE = re.compile(r"([^,()][^()]*?) \(([a-z0-9-]+)\)(?:, |$)")
START, END = "<!-- statistics: start -->", "<!-- statistics: end -->"


def report(articles, names, blind, settled):
    """`names` are examples by language; `blind` and `settled` the agreement of two annotations before and after talk."""
    quotes = [(article, quote) for article in articles for quote in article.quotes()]
    parts = [_size(articles), _quotes(quotes), _cues(quotes), _origins(articles), _languages(names), _marks(articles),
             _regions(articles), _stories(articles), _repetition(articles), _agreement(blind, settled)]
    return "\n\n".join(parts)


def update_readme(path, text):
    before, rest = path.read_text(encoding="utf-8").split(START)
    after = rest.split(END)[1]
    path.write_text(f"{before}{START}\n{text}\n{END}{after}", encoding="utf-8")


def _table(head, rows):
    lines = [f"| {' | '.join(head)} |", f"|{'---|' * len(head)}"]
    return "\n".join(lines + [f"| {' | '.join(map(str, row))} |" for row in rows])


def _share(count, total):
    return f"{100 * count / total:.1f} %" if total else "–"


def _words(articles):
    return [word.lower() for article in articles for word in WORDS.findall(article.text)]


def _size(articles):
    words = _words(articles)
    names = Counter(node.tag for article in articles for node in article.entities())
    people = {(article.story, article.canonical(node)) for article in articles for node in article.tagged("p")}
    return _table(("what", "count"), [
        ("articles", len(articles)),
        ("stories", len({article.story for article in articles})),
        ("words", f"{len(words):,}"),
        ("different words", f"{len(set(words)):,}"),
        ("type/token ratio", f"{len(set(words)) / max(1, len(words)):.3f}"),
        ("mean over stretches of 1,000 words", f"{_moving_ratio(words):.3f}"),
        ("names marked (person, organisation, place, other)", " · ".join(f"{names[tag]:,}" for tag in "polm")),
        ("different people", f"{len(people):,}"),
    ])


def _moving_ratio(words, size=1000):
    """A plain type/token ratio falls with length; this one can be compared between corpora."""
    stretches = [words[at:at + size] for at in range(0, len(words) - size + 1, size)] or [words or [""]]
    return sum(len(set(stretch)) / len(stretch) for stretch in stretches) / len(stretches)


def _form(quote):
    """How a quotation is attributed."""
    if quote.kind == "s":
        return "no speaker"
    if not quote.parts["c"]:
        return "unattributed"
    if len(quote.pieces) > 1:
        return "interrupted or over paragraphs"
    return "cue first" if quote.parts["c"][0].start < quote.pieces[0].start else "content first"


def _quotes(quotes):
    total = len(quotes)
    kinds = Counter(QUOTE_KINDS[quote.kind] for _, quote in quotes)
    forms = Counter(_form(quote) for _, quote in quotes)
    extra = [
        ("with a relay", sum(bool(quote.parts["v"]) for _, quote in quotes)),
        ("nested in another", sum(_nested(quote) for _, quote in quotes)),
        ("speaker is a pronoun", sum(_pronoun(article, quote) for article, quote in quotes)),
        ("speaker without a name", sum(_nameless(article, quote) for article, quote in quotes)),
        ("joint speakers", sum("; " in (quote.attribute("w") or "") for _, quote in quotes)),
        ("same utterance as another", sum(bool(quote.attribute("u")) for _, quote in quotes)),
        ("debatable", sum(bool(quote.attribute("x")) for _, quote in quotes)),
    ]
    rows = [("all", total, "")] + [(name, count, _share(count, total))
                                   for group in (kinds.most_common(), forms.most_common(), extra)
                                   for name, count in group]
    speakers = {(article.story, quote.attribute("w")) for article, quote in quotes if quote.attribute("w")}
    return _table(("quotations", "count", "share"), rows) + f"\n\n{len(speakers):,} different speakers."


def _nested(quote):
    return any(ancestor.tag == "q" for piece in quote.pieces for ancestor in piece.ancestors())


def _pronoun(article, quote):
    mention = quote.parts["s"]
    return bool(mention) and article.surface(mention[0]).lower() in {
        "he", "she", "it", "they", "i", "we", "him", "her", "them", "who", "both"}


def _nameless(article, quote):
    who = quote.attribute("w")
    return bool(who) and who not in {article.canonical(node) for node in article.entities()} and "; " not in who


def lemma(cue):
    """The first word of a cue as a dictionary has it; good enough to count by."""
    word = cue.lower().split()[0]
    if word in IRREGULAR:
        return IRREGULAR[word]
    for ending in ("ing", "ed"):
        stem = word.removesuffix(ending)
        if stem == word or len(stem) < 2:
            continue
        if stem.endswith("i"):
            return f"{stem[:-1]}y"  # testified
        if stem in E_VERBS:
            return f"{stem}e"
        doubled = stem[-1] == stem[-2] and stem[-1] not in "flsz"
        return stem[:-1] if doubled else stem  # shrugged
    if word.endswith("ies"):
        return re.sub(r"ies$", "y", word)
    return re.sub(r"(?<=[^s])(?:(?<=sh|ch|ss)e)?s$", "", re.sub(r"(?<=ss)es$", "", word))


def _cues(quotes):
    cues = Counter(lemma(article.surface(quote.parts["c"][0])) for article, quote in quotes if quote.parts["c"])
    total = sum(cues.values())
    top = ", ".join(f"{cue} {_share(count, total)}" for cue, count in cues.most_common(15))
    verbs = [cue for cue in cues if cue.isalpha() and cue not in NO_VERBS]
    return f"{len(verbs)} different cue verbs among {len(cues)} cues in {total:,} attributions: {top}."


def _origins(articles):
    styles = Counter(article.root.get("style").split(":")[0] for article in articles)
    countries = Counter(article.root.get("country") for article in articles)
    table = _table(("style", "articles", "share"),
                   [(style, count, _share(count, len(articles))) for style, count in styles.most_common()])
    listed = ", ".join(f"{country} {count}" for country, count in countries.most_common(60))
    return f"{table}\n\n{len(countries)} countries: {listed}."


def languages(path):
    """{language: {(person, story), …}} from lines like “Georgian: Beka Natroshvili (a-tsiva-bridge), …”."""
    found = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            language, examples = line.split(": ", 1)
            found[language] = {(person, story) for person, story in EXAMPLE.findall(examples)}
    return found


def _languages(names):
    return f"People named as in {len(names)} languages (examples in `names.txt`): {', '.join(sorted(names))}."


def mark_style(article):
    """The marks an outlet uses first of all; an apostrophe is no mark."""
    signs = Counter(mark.sign for mark in article.marks.all if mark.sure and TOKEN.match(mark.sign))
    pairs = {"“ ”": "“”", "\" \"": "\"", "‘ ’": "‘’", "' '": "'", "« »": "«»", "'' ''": ["''", "``"]}
    counts = {name: sum(signs[sign] for sign in set(pair)) for name, pair in pairs.items()}
    counts |= {"„ “": 2 * signs["„"], "“ ”": counts["“ ”"] - signs["„"]}
    best = max(counts, key=counts.get)
    return best if counts[best] else "none"


def _marks(articles):
    styles = Counter(mark_style(article) for article in articles)
    damaged = sum(article.has_damaged_marks for article in articles)
    return _table(("marks", "articles", "share"),
                  [(f"`{style}`", count, _share(count, len(articles))) for style, count in styles.most_common()]
                  + [("unclosed, mismatched or mangled", damaged, _share(damaged, len(articles)))])


def _regions(articles):
    kinds = Counter(node.get("k") for article in articles for node in article.regions())
    details = Counter(node.get("d") for article in articles for node in article.regions() if node.get("d"))
    listed = (", ".join(f"{kind} {count}" for kind, count in counts.most_common()) for counts in (kinds, details))
    return "Regions: {}; of the boilerplate: {}.".format(*listed)


def _stories(articles):
    versions = Counter(article.story for article in articles)
    sizes = Counter(versions.values())
    told = ", ".join(f"{count} in {size}" for size, count in sorted(sizes.items()) if size > 1) or "none"
    return f"Stories told in two or more versions: {sum(count for size, count in sizes.items() if size > 1)} ({told})."


def repeated_sentences(articles):
    """Sentences that share eight words in a row with another story."""
    stories, sentences = defaultdict(set), []
    for article in articles:
        for sentence in SENTENCE.split(article.text):
            words = WORDS.findall(sentence.lower())
            grams = {tuple(words[at:at + GRAM]) for at in range(len(words) - GRAM + 1)}
            sentences.append((article, sentence, grams))
            for gram in grams:
                stories[gram].add(article.story)
    return [(article, sentence) for article, sentence, grams in sentences
            if any(len(stories[gram]) > 1 for gram in grams)]


def _repetition(articles):
    found = repeated_sentences(articles)
    total = sum(len(SENTENCE.split(article.text)) for article in articles)
    lines = [f"Sentences that share {GRAM} words in a row with another story: {len(found)} of {total:,} ({_share(len(found), total)})."]
    lines += [f"- {article.name}: {' '.join(sentence.split())[:120]}" for article, sentence in found[:20]]
    return "\n".join(lines[:1] + ([""] + lines[1:] if len(lines) > 1 else []))


def _agreement(blind, settled):
    """Figures of two annotations; the numbers of items are those after talk."""
    rows = [(label, before, after, f"{first:,} · {second:,}")
            for (label, _, _, before), (_, first, second, after) in zip(blind.rows(), settled.rows())]
    return (f"{settled.articles} articles were annotated twice. F1 or, for kind and speaker, per cent alike:\n\n"
            + _table(("", "blind", "settled", "items of both"), rows))
