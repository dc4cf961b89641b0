-- Imports of the insurer's roll (decisions 0053 and 0062): what is staged of policies, members, covers and dependants.
-- One file for H2 (MODE=PostgreSQL) and PostgreSQL. Personal data: a job deletes the rows when the import is over.
-- The columns of all rows, and why an index has one column, are told in V022.

create table import_policy (
    import_id       uuid    not null,
    row_no          integer not null,
    line            integer not null,
    form_ok         boolean not null,
    verdict         varchar(10),
    id              uuid    not null,
    live_id         uuid,
    policy_number   varchar(40),
    holder_name     varchar(200),
    price_list_code varchar(40),
    valid_from      date,
    valid_until     date,
    constraint pk_import_policy primary key (import_id, row_no)
);
create index ix_import_policy_number on import_policy (policy_number);

create table import_member (
    import_id     uuid    not null,
    row_no        integer not null,
    line          integer not null,
    form_ok       boolean not null,
    verdict       varchar(10),
    id            uuid    not null,
    live_id       uuid,
    member_number varchar(40),
    surname       varchar(100),
    given_name    varchar(100),
    birth_date    date,
    tax_code      varchar(16),
    email         varchar(254),
    phone         varchar(30),
    constraint pk_import_member primary key (import_id, row_no)
);
create index ix_import_member_number on import_member (member_number);
create index ix_import_member_tax_code on import_member (tax_code);

create table import_cover (
    import_id     uuid    not null,
    row_no        integer not null,
    line          integer not null,
    form_ok       boolean not null,
    verdict       varchar(10),
    id            uuid    not null,
    live_id       uuid,
    member_number varchar(40),
    policy_number varchar(40),
    valid_from    date,
    valid_until   date,
    constraint pk_import_cover primary key (import_id, row_no)
);
create index ix_import_cover_member on import_cover (member_number, valid_from);

create table import_dependant (
    import_id        uuid    not null,
    row_no           integer not null,
    line             integer not null,
    form_ok          boolean not null,
    verdict          varchar(10),
    id               uuid    not null,
    live_id          uuid,
    dependant_number varchar(40),
    member_number    varchar(40),
    relationship     varchar(30),
    surname          varchar(100),
    given_name       varchar(100),
    birth_date       date,
    tax_code         varchar(16),
    valid_from       date,
    valid_until      date,
    constraint pk_import_dependant primary key (import_id, row_no)
);
create index ix_import_dependant_number on import_dependant (dependant_number);
create index ix_import_dependant_member on import_dependant (member_number, tax_code);
