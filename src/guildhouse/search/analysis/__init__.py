"""Pure text work behind search (words, stems, queries, snippets, ranking, spelling): no Django, no database."""
