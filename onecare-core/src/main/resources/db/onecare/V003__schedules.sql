-- Practitioners, schedules, slots and holds.
-- Moments are bigint microseconds since 1970-01-01T00:00:00Z (decision 0014); the views v_slot and
-- v_slot_hold show them as timestamps. Minutes of the day are local: 540 is 09:00, 1440 is midnight.

create table practitioner (
    id          uuid         not null,
    code        varchar(40)  not null,              -- the insurer's code
    title       varchar(40),                        -- as on the door: Dott.ssa
    given_name  varchar(100) not null,
    family_name varchar(100) not null,
    constraint pk_practitioner primary key (id),
    constraint uq_practitioner_code unique (code)
);

-- where somebody works
create table practitioner_facility (
    practitioner_id uuid not null,
    facility_id     uuid not null,
    constraint pk_practitioner_facility primary key (practitioner_id, facility_id),
    constraint fk_practitioner_facility_practitioner foreign key (practitioner_id) references practitioner (id),
    constraint fk_practitioner_facility_facility foreign key (facility_id) references facility (id)
);
create index ix_practitioner_facility_facility on practitioner_facility (facility_id);

create table schedule (
    id              uuid         not null,
    version         integer      not null,          -- optimistic lock
    code            varchar(40)  not null,          -- the insurer's code
    facility_id     uuid         not null,
    practitioner_id uuid,                           -- null: a room or a team, nobody in particular
    zone            varchar(40)  not null,          -- of the facility, as in the IANA database: Europe/Rome
    slot_minutes    integer      not null,          -- length of every slot
    source          varchar(20)  not null,          -- GENERATED from rules here, or PROVIDED by the facility's system
    last_heard_at   bigint,                         -- moment; when the facility's system last answered; null: never
    horizon_until   date,                           -- slots exist before this local day; null: none yet
    valid_from      date         not null,
    valid_until     date,                           -- day after the last one; null: no end
    constraint pk_schedule primary key (id),
    constraint uq_schedule_code unique (code),
    constraint fk_schedule_facility foreign key (facility_id) references facility (id),
    constraint fk_schedule_practitioner foreign key (practitioner_id) references practitioner (id),
    constraint ck_schedule_slot_minutes check (slot_minutes between 5 and 480),
    constraint ck_schedule_source check (source in ('GENERATED', 'PROVIDED')),
    constraint ck_schedule_period check (valid_until is null or valid_until > valid_from)
);
create index ix_schedule_facility on schedule (facility_id);
create index ix_schedule_practitioner on schedule (practitioner_id);

-- every service of a schedule may be booked in each of its slots
create table schedule_service (
    schedule_id      uuid    not null,
    service_id       uuid    not null,
    duration_minutes integer not null,              -- how long it takes; at most slot_minutes
    constraint pk_schedule_service primary key (schedule_id, service_id),
    constraint fk_schedule_service_schedule foreign key (schedule_id) references schedule (id),
    constraint fk_schedule_service_service foreign key (service_id) references health_service (id),
    constraint ck_schedule_service_duration check (duration_minutes > 0)
);
create index ix_schedule_service_service on schedule_service (service_id);

create table schedule_opening (
    schedule_id  uuid        not null,
    day_of_week  varchar(10) not null,              -- MONDAY
    from_minute  integer     not null,
    until_minute integer     not null,              -- excluded
    valid_from   date        not null,
    valid_until  date,
    constraint fk_schedule_opening_schedule foreign key (schedule_id) references schedule (id),
    constraint ck_schedule_opening_hours check (from_minute >= 0 and until_minute > from_minute and until_minute <= 1440),
    constraint ck_schedule_opening_period check (valid_until is null or valid_until > valid_from)
);
create index ix_schedule_opening_schedule on schedule_opening (schedule_id);

-- closed from–until on every day of a period: holidays, conferences
create table schedule_closure (
    schedule_id  uuid    not null,
    from_minute  integer not null,
    until_minute integer not null,
    valid_from   date    not null,
    valid_until  date,
    constraint fk_schedule_closure_schedule foreign key (schedule_id) references schedule (id),
    constraint ck_schedule_closure_hours check (from_minute >= 0 and until_minute > from_minute and until_minute <= 1440),
    constraint ck_schedule_closure_period check (valid_until is null or valid_until > valid_from)
);
create index ix_schedule_closure_schedule on schedule_closure (schedule_id);

-- open on one day, whatever the week or a closure says
create table schedule_extra_opening (
    schedule_id  uuid    not null,
    opening_day  date    not null,
    from_minute  integer not null,
    until_minute integer not null,
    constraint fk_schedule_extra_opening_schedule foreign key (schedule_id) references schedule (id),
    constraint ck_schedule_extra_opening_hours check (from_minute >= 0 and until_minute > from_minute and until_minute <= 1440)
);
create index ix_schedule_extra_opening_schedule on schedule_extra_opening (schedule_id);

create table slot (
    id              uuid    not null,
    schedule_id     uuid    not null,
    practitioner_id uuid,                           -- copied from the schedule, for overlaps across facilities
    starts_at       bigint  not null,               -- moment, included
    ends_at         bigint  not null,               -- moment, excluded
    withdrawn_at    bigint,                         -- moment since when no rule covers it; null: offered
    revision        integer not null,               -- counted up by whoever holds, books or withdraws it: the row's lock
    constraint pk_slot primary key (id),
    -- two nodes that generate at once make each slot once; also the way to the slots of a schedule in time order
    constraint uq_slot_time unique (schedule_id, starts_at, ends_at),
    constraint fk_slot_schedule foreign key (schedule_id) references schedule (id),
    constraint fk_slot_practitioner foreign key (practitioner_id) references practitioner (id),
    constraint ck_slot_time check (ends_at > starts_at)
);

-- one row per slot at most, so at most one holder; whether it still counts is judged when it is read
create table slot_hold (
    slot_id    uuid   not null,
    account_id uuid   not null,
    held_since bigint not null,                     -- moment of the first hold of this account in a row
    expires_at bigint not null,                     -- moment; from it on the slot is free, with no job running
    constraint pk_slot_hold primary key (slot_id),
    constraint fk_slot_hold_slot foreign key (slot_id) references slot (id),
    constraint ck_slot_hold_time check (expires_at > held_since)
);
create index ix_slot_hold_account on slot_hold (account_id);

-- The slots that an active booking owns: what every question about free slots looks at. Nothing can be
-- booked yet; the migration that brings bookings replaces this view over booking.active_slot_id.
create view booked_slot as select id as slot_id from slot where 1 = 0;

-- for people: moments as timestamps, and as the clock on the facility's wall shows them
create view v_slot as
select s.id, c.code as schedule_code, f.code as facility_code,
       timestamp with time zone '1970-01-01 00:00:00+00' + s.starts_at * interval '0.000001' second as starts_at,
       timestamp with time zone '1970-01-01 00:00:00+00' + s.ends_at * interval '0.000001' second as ends_at,
       (timestamp with time zone '1970-01-01 00:00:00+00' + s.starts_at * interval '0.000001' second)
           at time zone c.zone as starts_local,
       timestamp with time zone '1970-01-01 00:00:00+00' + s.withdrawn_at * interval '0.000001' second as withdrawn_at
from slot s
join schedule c on c.id = s.schedule_id
join facility f on f.id = c.facility_id;

create view v_slot_hold as
select h.slot_id, h.account_id,
       timestamp with time zone '1970-01-01 00:00:00+00' + h.held_since * interval '0.000001' second as held_since,
       timestamp with time zone '1970-01-01 00:00:00+00' + h.expires_at * interval '0.000001' second as expires_at
from slot_hold h;
