-- Accounts of those who work with the portal: operators, staff of facilities, administrators (decision 0045).
-- One file for H2 (MODE=PostgreSQL) and PostgreSQL. Moments are bigint microseconds since
-- 1970-01-01T00:00:00Z (decision 0014).

-- who was invited, by whom, and whether they may work; the account of the same id is there once they have accepted
create table staff (
    id            uuid         not null,
    role          varchar(20)  not null,            -- never changes
    facility_code varchar(40),                      -- where facility staff work; null: not at a facility; never changes
    surname       varchar(100) not null,
    given_name    varchar(100) not null,
    email         varchar(254) not null,            -- at work; where the invitation goes
    email_key     varchar(254) not null,            -- the same in lower case
    place_key     varchar(320) not null,            -- role, facility and address: nobody is invited twice to the same place
    language      varchar(2)   not null,            -- in which to write
    state         varchar(20)  not null,
    state_since   bigint       not null,            -- moment
    proposed_by   varchar(100) not null,            -- technical name of who invited or restored them last
    agreed_by     varchar(100),                     -- technical name of the second administrator; null: none was needed, or not yet
    needed_nobody boolean      not null,            -- there was no second administrator who could have agreed
    last_event    integer      not null,            -- number of the last event that a message told of
    created_at    bigint       not null,            -- moment
    constraint pk_staff primary key (id),
    constraint uq_staff_place unique (place_key),
    constraint fk_staff_facility foreign key (facility_code) references facility (code),
    constraint ck_staff_role check (role in ('OPERATOR', 'FACILITY_STAFF', 'ADMINISTRATOR')),
    constraint ck_staff_facility check ((role = 'FACILITY_STAFF') = (facility_code is not null)),
    constraint ck_staff_email_key check (email_key = lower(email)),
    constraint ck_staff_language check (language in ('it', 'en')),
    -- PROPOSED: waits for a second administrator
    constraint ck_staff_state check (state in ('PROPOSED', 'INVITED', 'ACTIVE', 'SUSPENDED')),
    constraint ck_staff_proposed check (state <> 'PROPOSED' or (role = 'ADMINISTRATOR' and agreed_by is null)),
    -- four eyes
    constraint ck_staff_agreed check (agreed_by is null or (role = 'ADMINISTRATOR' and agreed_by <> proposed_by)),
    constraint ck_staff_administrator check (role <> 'ADMINISTRATOR' or state in ('PROPOSED', 'SUSPENDED')
        or agreed_by is not null or needed_nobody)
);
create index ix_staff_facility on staff (facility_code);
create index ix_staff_state on staff (role, state);

-- one row: the secret that makes the first administrator; whoever changes administrators locks it, one after the other
create table first_administrator (
    id            integer      not null,
    secret_digest varchar(64),                      -- SHA-256; null: none was made, or it has done its work
    made_at       bigint,                           -- moment of the last one
    staff_id      uuid,                             -- whom it made an administrator
    constraint pk_first_administrator primary key (id),
    constraint fk_first_administrator_staff foreign key (staff_id) references staff (id),
    constraint ck_first_administrator_only_row check (id = 1),
    constraint ck_first_administrator_once check (staff_id is null or secret_digest is null),
    constraint ck_first_administrator_made check (secret_digest is null or made_at is not null)
);
insert into first_administrator (id) values (1);
create index ix_first_administrator_staff on first_administrator (staff_id);

-- an account is that of one human being in one place: a member, a dependant, or somebody who works here
alter table account add column staff_id uuid;
alter table account drop constraint ck_account_of_one_person;
alter table account drop constraint ck_account_id_of_the_person;
alter table account add constraint fk_account_staff foreign key (staff_id) references staff (id);
alter table account add constraint ck_account_of_one_person check (
    (case when member_id is null then 0 else 1 end)
    + (case when dependant_id is null then 0 else 1 end)
    + (case when staff_id is null then 0 else 1 end) = 1);
alter table account add constraint ck_account_id_of_the_person check (id = coalesce(member_id, dependant_id, staff_id));
create index ix_account_staff on account (staff_id);

alter table confirmation_code drop constraint ck_confirmation_code_purpose;
alter table confirmation_code add constraint ck_confirmation_code_purpose check (
    purpose in ('REGISTRATION', 'PASSWORD_RESET', 'EMAIL_CHANGE', 'ACTIVATION', 'INVITATION'));
