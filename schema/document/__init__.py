"""Native documents: one incident, weapon, place ... as YAML or JSON, and their validation.

Everything that enters a store passes through these models first. `read` turns files into
documents and faults into messages that name the file and the path in the document; `write`
gives the canonical text of a document.
"""
