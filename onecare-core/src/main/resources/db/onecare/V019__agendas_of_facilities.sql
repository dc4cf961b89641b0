-- What a facility's own staff needs to keep its agenda (decision 0049).
-- One file for H2 (MODE=PostgreSQL) and PostgreSQL. Moments are bigint microseconds since
-- 1970-01-01T00:00:00Z (decision 0014).

-- why it is closed: one of a list, so that nobody can write a person's name or illness here
alter table schedule_closure add column reason varchar(20) default 'OTHER' not null;
alter table schedule_closure add constraint ck_schedule_closure_reason
    check (reason in ('HOLIDAY', 'ABSENCE', 'MAINTENANCE', 'BOOKED_ELSEWHERE', 'OTHER'));

-- moment since when no rule covers a slot that a booking owns: it stays as long as the booking, and is offered to
-- nobody once that is called off; null: covered, or nobody owned it when it was withdrawn
alter table slot add column leaving_since bigint;
