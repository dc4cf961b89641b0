-- The desk looks people up by surname and birth date (decision 0048): about forty people share a birth date among
-- a million, and the surname is compared by its letters. One file for H2 (MODE=PostgreSQL) and PostgreSQL.

create index ix_member_birth_date on member (birth_date);
create index ix_dependant_birth_date on dependant (birth_date);
