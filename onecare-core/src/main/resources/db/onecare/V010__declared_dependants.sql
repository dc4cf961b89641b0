-- Dependants whom a member declares, beside those whom the insurer's roll states (decision 0035).
-- Runs on H2 (MODE=PostgreSQL) and on PostgreSQL.

-- the day on which the member declared the person; null: only the roll ever spoke of them
alter table dependant add column declared_on date;
-- what the member said they are; null: as declared_on
alter table dependant add column declared_as varchar(30);
-- the tax code once more as long as nobody but the member says so; null: the roll states the person
alter table dependant add column declared_tax_code varchar(16);
-- nobody is declared twice in a family, whoever clicks twice
alter table dependant add constraint uq_dependant_declared unique (member_id, declared_tax_code);
alter table dependant add constraint ck_dependant_declared check (
    (declared_on is null) = (declared_as is null)
    and (declared_tax_code is null or (declared_tax_code = tax_code and declared_on is not null)));
-- the numbers that the library gives begin with a sign that no number of an insurer has
alter table dependant add constraint ck_dependant_number check (
    (declared_tax_code is not null) = (dependant_number like '~%'));
