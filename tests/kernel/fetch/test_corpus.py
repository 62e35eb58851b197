"""Addresses others have collected, each of which would lead inside."""

import pytest

from guildhouse.kernel.fetch import FetchFailed, FetchRefused, safe_fetch

from .test_targets import corpus_urls


@pytest.mark.corpus
def test_fetch_of_the_corpus_reaches_nothing_private(world, corpus):
    """Every name leads inside here, so whatever is read as an address must end in a refusal."""
    world.resolve = lambda _host, _port: ["127.0.0.1"]
    for url in corpus_urls(corpus):
        with pytest.raises((FetchRefused, FetchFailed)):
            safe_fetch(url, network=world.network)
    assert world.dialled == []
