-- Bookings, their history, and the keys that make a repeated wish harmless.
-- Moments are bigint microseconds since 1970-01-01T00:00:00Z (decision 0014); v_booking shows them as timestamps.

-- whether the facility must answer before an appointment in its online agenda stands
alter table facility add column confirmation varchar(20) default 'AUTOMATIC' not null;
alter table facility add constraint ck_facility_confirmation check (confirmation in ('AUTOMATIC', 'MANUAL'));

-- counted up by whoever books for one of the family, or with the practitioner: the lock behind "never two at once"
alter table member add column booking_revision integer default 0 not null;
alter table practitioner add column booking_revision integer default 0 not null;

create table booking (
    id               uuid           not null,
    version          integer        not null,       -- number of the last event in booking_event
    reference        varchar(8)     not null,       -- read out on the phone as 7K3M-9Q2D
    state            varchar(20)    not null,
    patient_number   varchar(40)    not null,       -- the insurer's number of the member or dependant
    facility_id      uuid           not null,
    service_id       uuid           not null,
    practitioner_id  uuid,                          -- null: nobody in particular
    slot_id          uuid,                          -- the slot it was booked in; null: agreed by phone
    active_slot_id   uuid,                          -- the slot it owns now; unique, so a slot has one owner at most
    starts_at        bigint         not null,       -- moment, included
    ends_at          bigint         not null,       -- moment, excluded
    zone             varchar(40)    not null,       -- in which the times are shown
    tariff_id        uuid           not null,
    price            numeric(12, 2) not null,       -- euro, as shown when it was booked
    price_list_code  varchar(40)    not null,
    policy_number    varchar(40)    not null,       -- under which the patient is insured that day
    channel          varchar(20)    not null,
    terms_version    varchar(40)    not null,       -- the general conditions that were accepted
    reminder_email   varchar(254),                  -- where the reminder goes; null: none is wanted
    reminder_days    integer,                       -- how many days before
    requested_at     bigint         not null,
    confirm_by       bigint,                        -- moment until which the facility must answer; null: it need not
    moved_to         uuid,                          -- the booking that took the place of this one
    constraint pk_booking primary key (id),
    constraint uq_booking_reference unique (reference),
    constraint uq_booking_active_slot unique (active_slot_id),
    constraint uq_booking_moved_to unique (moved_to),
    constraint fk_booking_facility_service foreign key (facility_id, service_id)
        references facility_service (facility_id, service_id),
    constraint fk_booking_practitioner foreign key (practitioner_id) references practitioner (id),
    constraint fk_booking_slot foreign key (slot_id) references slot (id),
    constraint fk_booking_active_slot foreign key (active_slot_id) references slot (id),
    constraint fk_booking_tariff foreign key (tariff_id) references tariff (id),
    constraint fk_booking_moved_to foreign key (moved_to) references booking (id),
    constraint ck_booking_state check (state in (
        'REQUESTED', 'CONFIRMED', 'DECLINED', 'RESCHEDULED', 'EXPIRED', 'CANCELLED', 'FULFILLED', 'NO_SHOW')),
    constraint ck_booking_channel check (channel in ('PORTAL', 'CUSTOMER_CARE', 'EMAIL', 'API')),
    constraint ck_booking_time check (ends_at > starts_at and ends_at - starts_at <= 28800000000),
    constraint ck_booking_price check (price >= 0),
    -- an active booking owns its slot, no other booking owns one
    constraint ck_booking_owns_its_slot check (
        (active_slot_id is null and (slot_id is null or state not in ('REQUESTED', 'CONFIRMED')))
        or (active_slot_id is not null and slot_id is not null and active_slot_id = slot_id
            and state in ('REQUESTED', 'CONFIRMED'))),
    constraint ck_booking_moved check ((state = 'RESCHEDULED') = (moved_to is not null)),
    constraint ck_booking_confirm_by check (confirm_by is null or confirm_by <= starts_at),
    constraint ck_booking_reminder check (
        (reminder_email is null and reminder_days is null)
        or (reminder_email is not null and reminder_days is not null and reminder_days in (1, 2, 3, 7)))
);
create index ix_booking_patient on booking (patient_number, starts_at);
create index ix_booking_practitioner on booking (practitioner_id, starts_at);
create index ix_booking_facility on booking (facility_id, starts_at);
create index ix_booking_state on booking (state, confirm_by);

-- what happened to a booking: number 1 made it, and every number up to booking.version is there
create table booking_event (
    booking_id  uuid         not null,
    number      integer      not null,
    occurred_at bigint       not null,
    actor_role  varchar(20)  not null,
    actor_name  varchar(100) not null,
    event       varchar(20)  not null,
    from_state  varchar(20),                        -- null for the first
    to_state    varchar(20)  not null,
    reason      varchar(40),                        -- why, as a code
    constraint pk_booking_event primary key (booking_id, number),
    constraint fk_booking_event_booking foreign key (booking_id) references booking (id),
    constraint ck_booking_event_number check (number >= 1 and (number = 1) = (from_state is null))
);

-- another time that the facility proposed in an event; open as long as nothing has happened since
create table booking_proposal (
    booking_id      uuid        not null,
    number          integer     not null,           -- of the event
    practitioner_id uuid,
    slot_id         uuid,                           -- null: not one of the online agenda
    starts_at       bigint      not null,
    ends_at         bigint      not null,
    zone            varchar(40) not null,
    constraint pk_booking_proposal primary key (booking_id, number),
    constraint fk_booking_proposal_event foreign key (booking_id, number) references booking_event (booking_id, number),
    constraint fk_booking_proposal_practitioner foreign key (practitioner_id) references practitioner (id),
    constraint fk_booking_proposal_slot foreign key (slot_id) references slot (id),
    constraint ck_booking_proposal_time check (ends_at > starts_at and ends_at - starts_at <= 28800000000)
);

-- the same key of the same account gives the same booking, the same key with other content is refused
create table booking_key (
    account    varchar(122) not null,               -- role and technical name of whoever asked
    key_text   varchar(100) not null,
    content    varchar(64)  not null,               -- SHA-256 of what was asked for, hexadecimal
    booking_id uuid         not null,
    constraint pk_booking_key primary key (account, key_text),
    constraint fk_booking_key_booking foreign key (booking_id) references booking (id)
);
create index ix_booking_key_booking on booking_key (booking_id);

-- the slots that an active booking owns: what every question about free slots looks at
create or replace view booked_slot as select active_slot_id as slot_id from booking where active_slot_id is not null;

create view v_booking as
select b.id, b.reference, b.state, f.code as facility_code, s.code as service_code, p.code as practitioner_code,
       b.price, b.channel,
       timestamp with time zone '1970-01-01 00:00:00+00' + b.starts_at * interval '0.000001' second as starts_at,
       (timestamp with time zone '1970-01-01 00:00:00+00' + b.starts_at * interval '0.000001' second)
           at time zone b.zone as starts_local,
       timestamp with time zone '1970-01-01 00:00:00+00' + b.requested_at * interval '0.000001' second as requested_at
from booking b
join facility f on f.id = b.facility_id
join health_service s on s.id = b.service_id
left join practitioner p on p.id = b.practitioner_id;
