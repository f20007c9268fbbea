"""A made-up article: people, places and events are invented. Characters beyond the BMP stand before
every quote, so that an offset in the wrong unit cannot pass."""

import pytest

import quoth

ARTICLE = """\
🌊 Harbour wall of Nordhaven to be rebuilt 🏗️

NORDHAVEN — The old harbour wall will be torn down next spring 𝒜, the town council decided on Tuesday.

“We have waited for this for twelve years,” said Vera Lindqvist, the mayor of Nordhaven. “Nobody wants \
another flood.”

Lindqvist said the work would cost about 4.5 million crowns. 🙂 The fishing union called the plan “a waste \
of money” and asked for a new vote.

“We weren't asked,” Jonas Okafor told reporters 👩‍👩‍👧. He said that the boats had nowhere else to go.

According to the engineer Priya Raman, the wall doesn't stand on rock.
"""


@pytest.fixture(scope="session")
def article():
    return ARTICLE


@pytest.fixture(scope="session")
def document(article):
    return quoth.analyze(article)
