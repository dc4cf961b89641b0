-- Agreed prices, and the people the insurer covers: policies, members, their covers, their dependants.
-- One file for H2 (MODE=PostgreSQL) and PostgreSQL. Ids are UUIDs made by the application; periods are
-- half-open days of Europe/Rome. What a constraint cannot say here is said by db/invariants/*.sql.

create table price_list (
    id      uuid         not null,
    code    varchar(40)  not null,                  -- stable: BASE, PLUS
    name_it varchar(200) not null,
    name_en varchar(200),
    constraint pk_price_list primary key (id),
    constraint uq_price_list_code unique (code)
);

create table tariff (
    id            uuid           not null,
    version       integer        not null,          -- optimistic lock
    facility_id   uuid           not null,
    service_id    uuid           not null,
    price_list_id uuid           not null,
    price         numeric(12, 2) not null,          -- euro
    valid_from    date           not null,          -- first day of the price
    valid_until   date,                             -- day after the last one; null: no end
    constraint pk_tariff primary key (id),
    -- the part of "periods of one key never overlap" that every database can say; the rest is a lock and
    -- invariants/tariffs_overlap.sql (decision 0015)
    constraint uq_tariff_key_from unique (facility_id, service_id, price_list_id, valid_from),
    constraint fk_tariff_offered_service foreign key (facility_id, service_id)
        references facility_service (facility_id, service_id),
    constraint fk_tariff_price_list foreign key (price_list_id) references price_list (id),
    constraint ck_tariff_price check (price >= 0),
    constraint ck_tariff_period check (valid_until is null or valid_until > valid_from)
);

create table policy (
    id            uuid         not null,
    version       integer      not null,            -- optimistic lock
    policy_number varchar(40)  not null,            -- the insurer's number
    holder_name   varchar(200),                     -- often the employer of a collective policy
    price_list_id uuid         not null,            -- the prices it gives
    valid_from    date         not null,            -- first day in force
    valid_until   date,                             -- day after the last one; null: no end
    constraint pk_policy primary key (id),
    constraint uq_policy_number unique (policy_number),
    constraint fk_policy_price_list foreign key (price_list_id) references price_list (id),
    constraint ck_policy_period check (valid_until is null or valid_until > valid_from)
);

create table member (
    id            uuid         not null,
    version       integer      not null,            -- optimistic lock
    member_number varchar(40)  not null,            -- the insurer's number of this person
    surname       varchar(100) not null,
    given_name    varchar(100) not null,
    birth_date    date         not null,
    tax_code      varchar(16)  not null,            -- codice fiscale, capitals
    email         varchar(254),                     -- on the insurer's roll; proves who registers
    phone         varchar(30),
    constraint pk_member primary key (id),
    constraint uq_member_number unique (member_number),
    constraint uq_member_tax_code unique (tax_code),
    constraint ck_member_tax_code check (char_length(tax_code) = 16)
);

-- under which policy a member is insured on which days; what reaches beyond the policy does not count
create table member_cover (
    id          uuid    not null,
    version     integer not null,                   -- optimistic lock
    member_id   uuid    not null,
    policy_id   uuid    not null,
    valid_from  date    not null,                   -- first day
    valid_until date,                               -- day after the last one; null: as long as the policy
    constraint pk_member_cover primary key (id),
    constraint uq_member_cover_from unique (member_id, valid_from),
    constraint fk_member_cover_member foreign key (member_id) references member (id),
    constraint fk_member_cover_policy foreign key (policy_id) references policy (id),
    constraint ck_member_cover_period check (valid_until is null or valid_until > valid_from)
);
create index ix_member_cover_policy on member_cover (policy_id);

-- insured through a member, on the days of the period on which the member is covered
create table dependant (
    id               uuid         not null,
    version          integer      not null,         -- optimistic lock
    dependant_number varchar(40)  not null,         -- the insurer's number of this person
    member_id        uuid         not null,
    relationship     varchar(30)  not null,         -- what they are to the member
    surname          varchar(100) not null,
    given_name       varchar(100) not null,
    birth_date       date         not null,
    tax_code         varchar(16)  not null,         -- codice fiscale, capitals
    agreed_on        date,                          -- of age, and lets the member see and book since; null: no
    valid_from       date         not null,         -- first day insured
    valid_until      date,                          -- day after the last one; null: as long as the member
    constraint pk_dependant primary key (id),
    constraint uq_dependant_number unique (dependant_number),
    constraint fk_dependant_member foreign key (member_id) references member (id),
    constraint ck_dependant_relationship check (
        relationship in ('SPOUSE_OR_PARTNER', 'CHILD', 'PARENT', 'SIBLING', 'OTHER')),
    constraint ck_dependant_tax_code check (char_length(tax_code) = 16),
    constraint ck_dependant_born check (valid_from >= birth_date),
    constraint ck_dependant_period check (valid_until is null or valid_until > valid_from)
);
create index ix_dependant_member on dependant (member_id);

-- one row; locked and counted up by every import of the roll, so that two imports follow each other
create table roll_revision (
    id       integer not null,
    revision bigint  not null,
    constraint pk_roll_revision primary key (id),
    constraint ck_roll_revision_only_row check (id = 1)
);
insert into roll_revision (id, revision) values (1, 1);
