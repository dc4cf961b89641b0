-- Imports of what an insurer already has (decision 0053): what is staged, what a check found, what was applied.
-- One file for H2 (MODE=PostgreSQL) and PostgreSQL. Moments are bigint microseconds since 1970-01-01T00:00:00Z.
-- Staged rows come by the million and live for hours: they have no foreign keys, and a job deletes them.

-- where the position comes from: GIVEN by the insurer, or that of the COMUNE; null: there is none
alter table facility add column position_source varchar(10);
update facility set position_source = 'GIVEN' where latitude is not null;
alter table facility add constraint ck_facility_position_source check (
    (latitude is null and position_source is null)
    or (latitude is not null and position_source is not null and position_source in ('GIVEN', 'COMUNE')));
-- who else is at the same place
create index ix_facility_position on facility (latitude, longitude);

-- false: the facility gave it up; the row stays for what refers to it
alter table facility_service add column offered boolean default true not null;

-- does anything refer to this tariff
create index ix_booking_tariff on booking (tariff_id);

create table import_run (
    id               uuid         not null,
    kind             varchar(20)  not null,
    mode             varchar(10)  not null,         -- what becomes of what is not named: UPSERT: stays, REPLACE: ends
    as_of            date         not null,         -- from which day on it speaks
    state            varchar(20)  not null,
    actor_role       varchar(20)  not null,         -- who began it
    actor_name       varchar(100) not null,
    begun_at         bigint       not null,         -- moment
    touched_at       bigint       not null,         -- moment of the last step
    staged           integer      not null,         -- rows so far; the next one has the next number
    check_id         uuid,                          -- the check that is at work or was the last; null: none yet
    checked_revision bigint,                        -- of the network or the roll, when it was checked
    checked_at       bigint,                        -- moment
    applied_at       bigint,                        -- moment
    cleaned          boolean      not null,         -- its rows are deleted
    constraint pk_import_run primary key (id),
    constraint ck_import_run_kind check (kind in ('SERVICES', 'FACILITIES', 'PRACTITIONERS', 'TARIFFS', 'ROLL')),
    constraint ck_import_run_mode check (mode in ('UPSERT', 'REPLACE')),
    constraint ck_import_run_state check (state in ('STAGING', 'CHECKING', 'CHECKED', 'APPLIED', 'ABANDONED')),
    constraint ck_import_run_checked check (state <> 'CHECKED' or (checked_revision is not null and checked_at is not null)),
    constraint ck_import_run_applied check ((state = 'APPLIED') = (applied_at is not null))
);
create index ix_import_run_begun on import_run (begun_at, id);
create index ix_import_run_touched on import_run (cleaned, touched_at);

-- the columns that the source has; none of a row type: all
create table import_column (
    import_id   uuid        not null,
    row_type    varchar(20) not null,
    column_name varchar(30) not null,
    constraint pk_import_column primary key (import_id, row_type, column_name),
    constraint fk_import_column_run foreign key (import_id) references import_run (id)
);

-- one row per type of row; all but staged are 0 until a check has counted
create table import_count (
    import_id uuid        not null,
    row_type  varchar(20) not null,
    staged    bigint      not null,
    added     bigint      not null,
    changed   bigint      not null,
    unchanged bigint      not null,
    wrong     bigint      not null,
    gone      bigint      not null,
    problems  bigint      not null,
    warnings  bigint      not null,
    constraint pk_import_count primary key (import_id, row_type),
    constraint fk_import_count_run foreign key (import_id) references import_run (id)
);

create table import_problem (
    number      bigint generated always as identity, -- order in which they were found
    import_id   uuid         not null,
    row_type    varchar(20)  not null,
    row_no      integer,                            -- null: about something that is gone
    line        integer,
    column_name varchar(30),                        -- null: the row as a whole
    reason      varchar(40)  not null,
    warning     boolean      not null,
    by_check    boolean      not null,              -- false: of the row's form, found when it was staged
    item_key    varchar(140),                       -- code or number; no personal data
    fact        varchar(100),                       -- as the reason says; no personal data
    constraint pk_import_problem primary key (number)
);
create index ix_import_problem_page on import_problem (import_id, warning, number);
create index ix_import_problem_row on import_problem (import_id, row_type, row_no);

-- what ends because it is not named, or because a new one takes its place
create table import_gone (
    number   bigint generated always as identity,   -- order in pages
    import_id uuid         not null,
    row_type varchar(20)  not null,
    live_id  uuid         not null,
    item_key varchar(140) not null,
    ends     date,                                  -- day after the last one; null: it is deleted, nothing refers to it
    constraint pk_import_gone primary key (number),
    constraint uq_import_gone_thing unique (import_id, row_type, live_id)
);
create index ix_import_gone_page on import_gone (import_id, row_type, number);

-- The rows. row_no is their order in the import, line their line in the source. id is that of the thing if it is new,
-- live_id that of the thing if it is known. form_ok: nothing is wrong with the row by itself. verdict: null until checked.
create table import_category (
    import_id uuid         not null,
    row_no    integer      not null,
    line      integer      not null,
    form_ok   boolean      not null,
    verdict   varchar(10),
    id        uuid         not null,
    live_id   uuid,
    code      varchar(40),
    name_it   varchar(200),
    name_en   varchar(200),
    constraint pk_import_category primary key (import_id, row_no)
);
create index ix_import_category_code on import_category (import_id, code);
create index ix_import_category_live on import_category (live_id);

create table import_service (
    import_id      uuid         not null,
    row_no         integer      not null,
    line           integer      not null,
    form_ok        boolean      not null,
    verdict        varchar(10),
    id             uuid         not null,
    live_id        uuid,
    code           varchar(40),
    category_code  varchar(40),
    name_it        varchar(200),
    name_en        varchar(200),
    national_code  varchar(20),
    preparation_it varchar(4000),
    preparation_en varchar(4000),
    constraint pk_import_service primary key (import_id, row_no)
);
create index ix_import_service_code on import_service (import_id, code);
create index ix_import_service_live on import_service (live_id);

create table import_facility (
    import_id          uuid         not null,
    row_no             integer      not null,
    line               integer      not null,
    form_ok            boolean      not null,
    verdict            varchar(10),
    id                 uuid         not null,
    live_id            uuid,
    code               varchar(40),
    name               varchar(200),
    street             varchar(200),
    postal_code        varchar(5),
    comune             varchar(100),
    province           varchar(2),
    latitude           double precision,
    longitude          double precision,
    position_source    varchar(10),                 -- COMUNE: filled in; null: none and not to be found
    notification_email varchar(254),
    booking_mode       varchar(20),
    confirmation       varchar(20),
    valid_from         date,                        -- null: as known, or from the import's day on
    valid_until        date,
    ends_at            bigint,                      -- moment at which valid_until begins
    constraint pk_import_facility primary key (import_id, row_no)
);
create index ix_import_facility_code on import_facility (import_id, code);
create index ix_import_facility_live on import_facility (live_id);
create index ix_import_facility_position on import_facility (import_id, latitude, longitude);

create table import_facility_phone (
    import_id     uuid        not null,
    row_no        integer     not null,
    display_order integer     not null,
    phone         varchar(30) not null,
    constraint pk_import_facility_phone primary key (import_id, row_no, display_order)
);

create table import_facility_service (
    import_id    uuid        not null,
    row_no       integer     not null,
    service_code varchar(40) not null,
    constraint pk_import_facility_service primary key (import_id, row_no, service_code)
);

create table import_practitioner (
    import_id   uuid         not null,
    row_no      integer      not null,
    line        integer      not null,
    form_ok     boolean      not null,
    verdict     varchar(10),
    id          uuid         not null,
    live_id     uuid,
    code        varchar(40),
    title       varchar(40),
    given_name  varchar(100),
    family_name varchar(100),
    constraint pk_import_practitioner primary key (import_id, row_no)
);
create index ix_import_practitioner_code on import_practitioner (import_id, code);
create index ix_import_practitioner_live on import_practitioner (live_id);

create table import_practitioner_facility (
    import_id     uuid        not null,
    row_no        integer     not null,
    facility_code varchar(40) not null,
    constraint pk_import_practitioner_facility primary key (import_id, row_no, facility_code)
);

create table import_price_list (
    import_id uuid         not null,
    row_no    integer      not null,
    line      integer      not null,
    form_ok   boolean      not null,
    verdict   varchar(10),
    id        uuid         not null,
    live_id   uuid,
    code      varchar(40),
    name_it   varchar(200),
    name_en   varchar(200),
    constraint pk_import_price_list primary key (import_id, row_no)
);
create index ix_import_price_list_code on import_price_list (import_id, code);
create index ix_import_price_list_live on import_price_list (live_id);

create table import_tariff (
    import_id       uuid           not null,
    row_no          integer        not null,
    line            integer        not null,
    form_ok         boolean        not null,
    verdict         varchar(10),
    id              uuid           not null,
    live_id         uuid,
    facility_code   varchar(40),
    service_code    varchar(40),
    price_list_code varchar(40),
    price           numeric(12, 2),
    valid_from      date,
    valid_until     date,
    facility_id     uuid,                           -- of the codes, once it is checked
    service_id      uuid,
    price_list_id   uuid,
    constraint pk_import_tariff primary key (import_id, row_no)
);
create index ix_import_tariff_live on import_tariff (live_id);
