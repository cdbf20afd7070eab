"""What a record is, part of the strike incident database (incidents-db).

`schema` says which fields an incident, a weapon, a claim or a source has, which codes are
allowed, and how a record looks as a document. It opens no store and no network. Import the
module that you need (`schema.columns`, `schema.document`, `schema.vocabulary` ...): this file
stays empty so that a start costs nothing.
"""
