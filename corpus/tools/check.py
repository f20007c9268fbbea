"""The rules of GUIDE.md as checks. Each takes an Article and yields (line, what to do)."""

import re
from pathlib import Path

from article import ENTITY_TYPES, NUMBERED, QUOTE_KINDS, Article, IllFormed

ATTRIBUTES = {
    "doc": {"story", "version", "style", "country", "topic", "date", "caps", "marks"},
    "r": {"k", "d"},
    "p": {"n"}, "o": {"n"}, "l": {"n", "g"}, "m": {"n"},
    "q": {"i", "k", "w", "u", "x"},
    "s": {"i"}, "c": {"i"}, "v": {"i"}, "vc": {"i"},
}
REQUIRED = ("story", "version", "style", "country", "topic")
STYLES = {"wire", "state-agency", "daily", "tabloid", "local", "broadcaster", "portal",
          "magazine", "blog", "trade", "translated", "archive", "transcript"}
REGIONS = {"headline", "standfirst", "subhead", "byline", "dateline", "caption", "credit", "boilerplate"}
DETAILS = {"code", "metadata", "repeated headline", "signup", "promo", "related link",
           "comment form", "stray"}
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
WORD = re.compile(r"[^\W\d_][\w’'-]*(?<![’'-])")
POSSESSIVE = re.compile(r"['’]s?$")
ADDRESS = re.compile(r"https?://\S+|www\.\S+|\S+@\S+|@\w+|#\w+|\b\S+\.(?:com|org|net|example)\S*")
# A noun phrase's head stands before its first preposition or relative.
PHRASE_END = re.compile(r",| (?:of|in|at|from|for|who|that|which|with|on|to|near|close|familiar|by|about|"
                        r"outside|inside|among|behind|under|seen|issued|published|attached|sent) ")
ABBREVIATION = re.compile(r"(?:\b\w\.)+$|\b(?:Inc|Ltd|Corp|Co|Jr|Sr|St|No|vs|etc|approx)\.$")
# Who is asked, told, urged to do something is the subject of what is asked; who is promised something is not.
REQUEST = re.compile(r"(?:told|tell(?:s|ing)?|(?:ask|urg|beg|advis|implor|remind|instruct|invit|encourag)(?:e|s|es|ed|ged|ing)?)$", re.I)
ADDRESSEE = re.compile(r"(?:(?:the|an?|his|her|its|their) )?[\w’'-]+$")
# Speech that nothing in the sentence can deny.
SURE_SPEECH = re.compile(r"\bAsked (?:whether|if|why|how|what|which|who|when|where)\b|\bask(?:ed|ing) not to\b")
ALLOWED = set(Path(__file__).with_name("allowed_capitals.txt").read_text(encoding="utf-8").split())


def check(paths):
    """All errors of the files, as (path, line, message), in the order of the files."""
    errors, articles = [], []
    for path in paths:
        try:
            articles.append(Article.load(path))
        except IllFormed as error:
            errors.append((path, error.line, f"not well-formed: {error}"))
        except (OSError, UnicodeDecodeError) as error:
            errors.append((path, 1, f"cannot be read: {error}"))
    for article in articles:
        errors += [(str(article.path), line, message) for line, message in check_article(article)]
    return errors + list(check_stories(articles))


def check_article(article):
    """Later rules rely on what earlier ones establish, so stop at the first group that fails."""
    for rules in (FORM, CONTENT):
        errors = sorted({error for rule in rules for error in rule(article)})
        if errors:
            return errors
    return []


# Form


def root_is_complete(article):
    root = article.root
    if root.tag != "doc":
        yield root.line, f"the root is <{root.tag}>: make it <doc>"
        return
    for name in REQUIRED:
        if not root.get(name):
            yield root.line, f"<doc> lacks {name}=\"…\""
    if not SLUG.fullmatch(article.story or "x"):
        yield root.line, "story must be a slug: lower-case letters, digits and single hyphens"
    if not re.fullmatch(r"[a-z]", root.get("version", "a")):
        yield root.line, "version must be one letter a-z"
    style = root.get("style", "wire: x")
    if style.split(":")[0] not in STYLES or ":" not in style:
        yield root.line, f"style must begin with one of {', '.join(sorted(STYLES))} and a colon"
    if root.get("date") and not re.fullmatch(r"\d{4}-\d\d-\d\d", root.get("date")):
        yield root.line, "date must be YYYY-MM-DD"


def elements_are_known(article):
    for node in article.nodes:
        if node.tag not in ATTRIBUTES:
            yield node.line, f"unknown element <{node.tag}>"
            continue
        for name in node.attributes:
            if name not in ATTRIBUTES[node.tag]:
                yield node.line, f"<{node.tag}> has no attribute {name}"
        if node.tag == "doc" and node is not article.root:
            yield node.line, "only one <doc> a file"


def values_are_known(article):
    for node in article.nodes:
        where = node.line
        if node.tag == "r" and node.get("k") not in REGIONS:
            yield where, f"region k={node.get('k')!r}: use one of {', '.join(sorted(REGIONS))}"
        if node.tag == "r" and node.get("d") and (node.get("k") != "boilerplate" or node.get("d") not in DETAILS):
            yield where, f"d={node.get('d')!r}: only on boilerplate, one of {', '.join(sorted(DETAILS))}"
        if node.tag == "q" and node.get("k") is not None and node.get("k") not in QUOTE_KINDS:
            yield where, f"quotation k={node.get('k')!r}: use d, m, i or s"
        if node.get("x") not in (None, "1"):
            yield where, "x can only be \"1\""
        if node.get("u") is not None and not all(SLUG.fullmatch(label) for label in node.get("u").split(" ")):
            yield where, "u must be a slug or several, a space between two: lower-case letters, digits and single hyphens"
        for name in ("n", "g", "w"):
            value = node.get(name)
            if value is not None and value != " ".join(value.split()) or value == "":
                yield where, f"{name} is empty or has stray spaces"


def tags_hug_their_text(article):
    for node in article.nodes[1:]:
        surface = article.surface(node)
        if not surface:
            yield node.line, f"<{node.tag}> is empty"
        elif surface != surface.strip():
            yield node.line, f"<{node.tag}>: move the space outside the tag at {_short(surface)!r}"


def elements_nest(article):
    for node in article.nodes:
        inside = {ancestor.tag for ancestor in node.ancestors()}
        if node.tag != "q" and node.tag in inside:
            hint = " (list both numbers: i=\"2 3\")" if node.tag in NUMBERED else ""
            yield node.line, f"<{node.tag}> inside <{node.tag}>{hint}"
        if node.tag in ENTITY_TYPES and inside & set(ENTITY_TYPES):
            yield node.line, f"a name inside a name at {_short(article.surface(node))!r}: keep the longest"
        if node.tag == "r" and inside - {"doc"}:
            yield node.line, "a region cannot stand inside another element"


def numbers_are_good(article):
    for node in article.tagged(*NUMBERED):
        numbers = node.numbers()
        if not numbers and not (node.tag == "q" and node.get("k") == "s"):
            yield node.line, f"<{node.tag}> lacks i"
        if any(not number.isdigit() for number in numbers):
            yield node.line, f"i={node.get('i')!r}: numbers only, separated by spaces"
        if node.tag == "q" and len(numbers) > 1:
            yield node.line, "a <q> has one number"


def quotes_are_complete(article):
    for quote in article.quotes():
        if not quote.pieces:
            parts = ", ".join(f"<{tag}>" for tag, nodes in quote.parts.items() if nodes)
            yield quote.line, f"i={quote.number}: {parts} without a <q>"
            continue
        if quote.number and quote.kind is None:
            yield quote.line, f"i={quote.number}: the first <q> lacks k"
        for tag, nodes in quote.parts.items():
            if len(nodes) > 1:
                yield nodes[1].line, f"i={quote.number}: more than one <{tag}>"
        for piece in quote.pieces[1:]:
            if set(piece.attributes) != {"i"}:
                yield piece.line, f"i={quote.number}: a further piece carries i only (or is this a new quotation? give it its own number)"


FORM = (root_is_complete, elements_are_known, values_are_known, tags_hug_their_text,
        elements_nest, numbers_are_good, quotes_are_complete)


# Speakers


def speakers_are_given(article):
    for quote in article.quotes():
        who, says = quote.attribute("w"), f"i={quote.number}"
        if quote.kind == "s":
            if quote.number or who or quote.attribute("u"):
                yield quote.line, "a scare quotation (k=\"s\") carries nothing but k"
            continue
        if quote.parts["s"] and not who:
            yield quote.line, f"{says}: there is an <s> but no w: say who it is"
        if quote.parts["c"] and who and not quote.parts["s"]:
            yield quote.line, f"{says}: tag the speaker's mention that goes with the cue as <s i=\"{quote.number}\">"
        if not quote.parts["c"] and not who:
            yield quote.line, f"{says}: neither cue nor w: tag the cue or say who speaks"
        if quote.parts["vc"] and not quote.parts["v"]:
            yield quote.line, f"{says}: <vc> without <v>"


def speaker_names_are_known(article):
    known = {article.canonical(node): node.tag for node in article.entities()}
    known |= {node.get("g"): "l" for node in article.entities() if node.get("g")}
    surfaces = {article.surface(node): article.canonical(node) for node in article.entities()}
    for quote in article.quotes():
        for name in (quote.attribute("w") or "").split("; "):
            if name and name not in known:
                problem = _phrase_problem(article, name, known, surfaces)
                if problem:
                    yield quote.line, f"i={quote.number}: w={name!r} {problem}"


def _phrase_problem(article, name, known, surfaces):
    if name in surfaces:
        return f"is not canonical: write {surfaces[name]!r}"
    head = WORD.findall(PHRASE_END.split(f"{name} ")[0])[-1:] or [""]
    words = {POSSESSIVE.sub("", word) for one in [*known, *surfaces] for word in one.split()}
    capitalised = head[0][:1].isupper() and not head[0].isupper()
    if capitalised or (name[0].isupper() and POSSESSIVE.sub("", name.split()[0]) not in words):
        return "is the canonical name of nobody in the text; a noun phrase begins in lower case"
    for surface, other in surfaces.items():
        if known[other] == "o" and re.search(rf"\b{re.escape(surface)}\b", name):
            return f"speaks for a named organisation: write w={other!r}"
    stem = POSSESSIVE.sub("", head[0]).rstrip("s")
    if not stem or not re.search(rf"\b{re.escape(stem)}", article.text, re.I):
        return "is no name in the text, nor a noun phrase whose head occurs in it"
    return None


def mentions_are_tight(article):
    for node in article.tagged("s", "v"):
        surface = article.surface(node)
        if re.search(r"[,;] (?:who|which|whose|a |the |an )", surface) and node.tag == "s":
            yield node.line, f"<s>: leave the relative clause or apposition out of {_short(surface)!r}"
        if surface[-1] in ",.:;" and not ABBREVIATION.search(surface):
            yield node.line, f"<{node.tag}>: leave the punctuation out of {_short(surface)!r}"
        yield from _more_than_name(article, node)
    for node in article.tagged("c"):
        if re.match(r"(?:has|have|had|was|were|is|are|did|does|do|would|will|could|not)\s", article.surface(node), re.I):
            yield node.line, f"<c>: leave the auxiliary and the negation out of {_short(article.surface(node))!r}"


def _more_than_name(article, mention):
    """The former minister <p>X</p>: the name alone; officials of <o>X</o>: the whole phrase."""
    for name in article.entities():
        before = article.text[mention.start:name.start]
        if name.tag in "po" and name.end == mention.end and name.start > mention.start:
            if not re.search(r"\b(?:of|for|at|from|in|by|to|with|and|or|on|behind|against|about|,)\b|, ", before):
                yield mention.line, f"<{mention.tag}>: the name alone, leave {before!r} outside"


def speech_happened(article):
    for node in article.tagged("c"):
        before = article.text[max(0, node.start - 30):node.start]
        cue = article.surface(node)
        refused = re.match(r"(?:declin|refus|fail|stop)\w* (?:to|short)", cue)
        negated = (re.search(r"(?:\bnot|n['’]t|\bnever|(?:declin|refus|fail)\w* to)(?: (?:yet|even|immediately|also|\w+ly))? $", before)
                   and not re.match(r"(?:rul|exclud|den|disput|contest|reject)\w*", cue))
        if (refused or negated) and not _debatable(article, node):
            yield node.line, f"{before.split()[-1] if before.split() else ''} {cue!r}: negated or refused speech is not tagged (x=\"1\" if somebody did speak)"


def speech_is_tagged(article):
    covered = [(node.start, node.end) for node in article.tagged("c")]
    for match in SURE_SPEECH.finditer(article.text):
        if not any(start <= match.start() < end for start, end in covered):
            yield article.line_at(match.start()), f"speech that is not tagged at {_context(article.text, match)}: <c> and <q>, without <s> and w if nobody is named"


def _debatable(article, node):
    return all(quote.attribute("x") for quote in article.quotes() if quote.number in node.numbers())


# Quotation marks


def marks_belong(article):
    """Every mark is the edge of a direct or scare quotation, or inside a mixed one."""
    if article.has_damaged_marks:
        return
    edges = _edge_marks(article)
    code = [(node.start, node.end) for node in article.regions() if node.get("d") == "code"]
    pieces = [(node, _kind_of(article, node)) for node in article.tagged("q")]
    for mark in article.marks.all:
        if not mark.sure or mark.start in edges or any(start <= mark.start < end for start, end in code):
            continue
        around = [(node, kind) for node, kind in pieces if node.start <= mark.start and mark.end <= node.end]
        node, kind = min(around, key=lambda pair: pair[0].end - pair[0].start, default=(None, None))
        if kind == "m":
            continue
        line, where = article.line_at(mark.start), _context(article.text, mark)
        if kind == "i":
            yield line, f"mark {mark.sign} in an indirect quotation at {where}: a reported clause with marks is k=\"m\""
        elif kind in ("d", "s"):
            yield line, f"mark {mark.sign} inside a quotation at {where}: tag the inner words (<q k=\"s\"> or a quotation of their own), edges at the marks"
        else:
            yield line, f"mark {mark.sign} belongs to no quotation at {where}: tag it, with the tag's edge right at the mark"


def _kind_of(article, node):
    if node.get("k"):
        return node.get("k")
    return next(quote.kind for quote in article.quotes() if node in quote.pieces)


def _edge_marks(article):
    found = set()
    for node in article.tagged("q"):
        if _kind_of(article, node) in ("d", "s"):
            found |= {mark.start for mark in (article.marks.left_of(node.start), _right_mark(article, node)) if mark}
    return found


def _right_mark(article, piece):
    """American usage puts a comma that belongs to the sentence inside the marks of a term: “spat,”"""
    mark = article.marks.right_of(piece.end)
    if not mark and piece.get("k") == "s" and article.text[piece.end:piece.end + 1] in (",", "."):
        mark = article.marks.right_of(piece.end + 1)
    return mark


def direct_has_marks(article):
    for quote in article.quotes():
        for at, piece in enumerate(quote.pieces):
            left = article.marks.left_of(piece.start)
            right = _right_mark(article, piece)
            if quote.kind == "s" and not (left and right):
                yield piece.line, f"k=\"s\" without marks right at its edges: {_short(article.surface(piece))!r}"
            if quote.kind == "d" and not (left and right):
                yield from _unmarked_direct(article, quote, at, left, right)


def _unmarked_direct(article, quote, at, left, right):
    if article.has_damaged_marks:
        return
    piece, text = quote.pieces[at], article.text
    short = _short(article.surface(piece))
    if left:
        runs_on = at + 1 < len(quote.pieces) and text[piece.end:].startswith("\n")
        if not runs_on:
            yield piece.line, f"no closing mark right after {short!r}: move the edge to the mark (final , or . inside), or tag the next paragraph as a further piece"
    elif right:
        yield piece.line, f"no opening mark right before {short!r}"
    elif not re.search(r"(?:\n|^|[:—–-]\s?)\s*$", text[:piece.start]):
        yield piece.line, f"k=\"d\" without marks at {short!r}: only words set off after a colon or on their own line; else k=\"i\""


def mixed_has_marks(article):
    for quote in article.quotes():
        if quote.kind in ("m", "i"):
            yield from _scare_inside(article, quote)
        if quote.kind != "m":
            continue
        marks = [mark for piece in quote.pieces for mark in article.marks.within(piece.start, piece.end) if mark.sure]
        if not marks and not article.has_damaged_marks:
            yield quote.line, f"i={quote.number}: k=\"m\" but no marks inside the tag (marks of a mixed quotation go inside)"
        if marks and not article.has_damaged_marks and all(_of_nested(article, quote, mark) for mark in marks):
            yield quote.line, f"i={quote.number}: all marks belong to quotations inside: k=\"i\""
        yield from _odd_marks(article, quote)


def _of_nested(article, quote, mark):
    inner = (node for piece in quote.pieces for node in article.quotes_inside(piece))
    return any(node.start - 2 <= mark.start <= node.end for node in inner)


def _scare_inside(article, quote):
    for piece in quote.pieces:
        for inner in article.quotes_inside(piece):
            if inner.get("k") == "s" and inner.parent is piece:
                yield inner.line, "no <q k=\"s\"> right inside a reported clause: the clause is k=\"m\", its fragments are read from the marks"


def _odd_marks(article, quote):
    if article.has_damaged_marks:
        return
    for piece in quote.pieces:
        inner = article.quotes_inside(piece)
        doubles = [mark for mark in article.marks.within(piece.start, piece.end) if mark.double and mark.sure
                   and not any(node.start - 2 <= mark.start <= node.end for node in inner)]
        last = piece is quote.pieces[-1]
        if len(doubles) % 2 and last:
            yield piece.line, f"i={quote.number}: a mark has no partner inside {_short(article.surface(piece))!r}"


def extents_are_right(article):
    for quote in article.quotes():
        for piece in quote.pieces:
            surface = article.surface(piece)
            if quote.kind in ("i", "m") and re.match(r"[Tt]hat (?:the|an?|he|she|it|they|we|you|there|his|her|its|their|this|these|no|some|all|if|when)\b", surface):
                yield piece.line, f"i={quote.number}: leave the conjunction \"that\" out of {_short(surface)!r}"
            if re.match(r"(?:Q|A|QUESTION|ANSWER)[:.] ", surface):
                yield piece.line, f"i={quote.number}: leave the label out of {_short(surface)!r}"
            if quote.kind == "i" and surface[-1] in ".," and not ABBREVIATION.search(surface):
                yield piece.line, f"i={quote.number}: leave the final {surface[-1]!r} out of {_short(surface[-40:])!r}"


def requests_hold_their_subject(article):
    for quote in article.quotes():
        if not quote.pieces or not quote.parts["c"] or not re.match(r"(?:not )?to ", article.surface(quote.pieces[0])):
            continue
        cue, piece = quote.parts["c"][0], quote.pieces[0]
        between = article.text[cue.end:piece.start].strip()
        if cue.end < piece.start and REQUEST.match(article.surface(cue)) and ADDRESSEE.match(between) and between not in ("twice", "again"):
            yield piece.line, f"i={quote.number}: who is asked to do it belongs inside: take {between!r} into {_short(article.surface(piece))!r}"


# Names


def names_are_tight(article):
    for node in article.entities():
        surface = article.surface(node)
        if re.match(r"(?:the|a|an) ", surface, re.I) and node.tag != "m":
            yield node.line, f"leave the article out of the name {surface!r}"
        if re.search(r"['’]s$", surface) and node.tag in "pl":
            yield node.line, f"leave ’s out of the name {surface!r}"
        if not re.search(r"[^\W\d_]", surface) or (surface.islower() and node.tag != "p"):
            yield node.line, f"{surface!r} is in lower case: no name, do not tag it"
        if node.tag in "pl" and article.canonical(node).isupper() and len(article.canonical(node)) > 4:
            yield node.line, f"canonical name in capitals: give {surface!r} an n in ordinary spelling"


def names_are_spelled_one_way(article):
    yield from _variants((article.canonical(node), node.line) for node in article.entities())


def _variants(names):
    seen = {}
    for name, line in names:
        first = seen.setdefault(re.sub(r"[\W_]", "", name).casefold(), name)
        if first != name:
            yield line, f"canonical names {first!r} and {name!r} differ only by case, spacing or punctuation: use one"


def names_are_tagged_everywhere(article):
    covered = _covered(article)
    for name in sorted(_names_to_find(article)):
        for match in re.finditer(rf"(?<![\w@#]){re.escape(name)}(?![\w@])", article.text):
            if not any(covered[match.start():match.end()]):
                yield article.line_at(match.start()), f"{name!r} is a tagged name elsewhere: tag it here too at {_context(article.text, match)} (or list it in caps)"


def _names_to_find(article):
    names = set()
    for node in article.entities():
        names.add(article.surface(node))
        if node.tag == "p":
            names |= {article.canonical(node).split()[0], article.canonical(node).split()[-1]}
    exempt = _caps(article) | ALLOWED
    return {name for name in names if len(name) > 2 and name[0].isupper() and name not in exempt}


def capitals_are_names(article):
    covered = _covered(article)
    _cover_titles(article, covered)
    exempt = _caps(article) | ALLOWED
    for match in WORD.finditer(article.text):
        word = POSSESSIVE.sub("", match.group())
        before = article.text[match.start() - 1:match.start()]
        if not word[:1].isupper() or covered[match.start()] or _begins_sentence(article.text, match.start()):
            continue
        # Bus 61B, R386m, Room 4: figures, not names; plan B; The before a tagged name belongs to it.
        if before.isdigit() or any(sign.isdigit() for sign in word) or re.match(r" ?\d", article.text[match.end():]):
            continue
        if len(word) == 1 or word == "The" and covered[match.end() + 1]:
            continue
        if word not in exempt and word.split("-")[0] not in exempt:
            yield article.line_at(match.start()), f"capitalised {word!r} is in no tag at {_context(article.text, match)}: tag the name, write it small, or list it in caps"


def _caps(article):
    return set(article.root.get("caps", "").split())


def _covered(article):
    """Which characters are inside a name, an address, code, or a quotation in a foreign form."""
    covered = [False] * (len(article.text) + 1)
    spans = [(node.start, node.end) for node in article.entities()]
    spans += [match.span() for match in ADDRESS.finditer(article.text)]
    spans += [(node.start, node.end) for node in article.regions() if node.get("d") in ("code", "comment form")]
    for start, end in spans:
        covered[start:end] = [True] * (end - start)
    return covered


def _cover_titles(article, covered):
    """Capitals that are no sign of a name: titles before one, title-case lines, bylines, boilerplate."""
    for node in article.tagged("p"):
        line = article.text.rfind("\n", 0, node.start) + 1
        before = article.text[line:node.start]
        run = re.search(r"(?:(?:\w[\w’'-]*[.,]? )*)$", before).group()
        for word in reversed(list(re.finditer(r"\S+", run))):
            start = node.start - len(run) + word.start()
            if not (word.group()[0].isupper() or covered[start] or word.group() in ("of", "for", "and", "the", "to", "in")):
                break
            covered[start] = True
    for node in article.regions():
        words = [word for word in WORD.findall(article.surface(node)) if len(word) > 3]
        title_case = len(words) > 2 and sum(word[0].isupper() for word in words) > 0.6 * len(words)
        if node.get("k") in ("byline", "credit", "boilerplate", "dateline") or title_case:
            covered[node.start:node.end] = [True] * (node.end - node.start)


def _begins_sentence(text, offset):
    return bool(re.search(r"(?:^|\n|[.!?:;…•*|/–—]|\s--?|[\"“”„«»‘’'(\[])\s*[\"“„«‘'(\[*•–—-]*\s*$", text[max(0, offset - 6):offset])
                or offset == 0)


CONTENT = (speakers_are_given, speaker_names_are_known, mentions_are_tight, speech_happened, speech_is_tagged,
           marks_belong, direct_has_marks, mixed_has_marks, extents_are_right, requests_hold_their_subject, names_are_tight,
           names_are_spelled_one_way, names_are_tagged_everywhere, capitals_are_names)


# Stories


def check_stories(articles):
    stories = {}
    for article in articles:
        stories.setdefault(article.story, []).append(article)
    for versions in stories.values():
        seen = {}
        for article in versions:
            other = seen.setdefault(article.root.get("version"), article)
            if other is not article:
                yield str(article.path), article.root.line, f"story and version are those of {other.path}"
        yield from _lone_utterances(versions)
        yield from _variants_across(versions)


def _lone_utterances(versions):
    uses = {}
    for article in versions:
        for quote in article.quotes():
            for label in (quote.attribute("u") or "").split():
                uses.setdefault(label, []).append((article, quote))
    for label, found in uses.items():
        if len(found) == 1:
            article, quote = found[0]
            yield str(article.path), quote.line, f"u={label!r} is used once in the story: label the other report too, or drop it (check all versions together)"


def _variants_across(versions):
    if len(versions) < 2:
        return
    names = [(article, node) for article in versions for node in article.entities()]
    seen = {}
    for article, node in names:
        name = article.canonical(node)
        first, other = seen.setdefault(re.sub(r"[\W_]", "", name).casefold(), (name, article))
        if first != name and other is not article:
            yield str(article.path), node.line, f"canonical name {name!r} is {first!r} in {other.path}: use one"


# Showing


def _short(surface):
    surface = " ".join(surface.split())
    return surface if len(surface) <= 48 else surface[:45] + "…"


def _context(text, match):
    start, end = (match.start(), match.end()) if callable(match.start) else (match.start, match.end)
    return "…" + " ".join(text[max(0, start - 20):end + 20].split()) + "…"
