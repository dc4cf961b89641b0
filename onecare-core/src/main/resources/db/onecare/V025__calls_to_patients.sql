-- Whom a facility has called because no e-mail reached them about an appointment that it called off (decision 0056).
-- One file for H2 (MODE=PostgreSQL) and PostgreSQL. Moments are bigint microseconds since
-- 1970-01-01T00:00:00Z (decision 0014).

-- one row per call; the last one tells whether somebody has to call again
create table patient_call (
    booking_id  uuid         not null,              -- which was called off
    number      integer      not null,              -- of the calls about it, from 1; two colleagues cannot both write the next
    called_at   bigint       not null,              -- moment
    staff_name  varchar(100) not null,              -- technical name of who called; an account's id on the portal
    result      varchar(20)  not null,
    constraint pk_patient_call primary key (booking_id, number),
    constraint fk_patient_call_booking foreign key (booking_id) references booking (id),
    constraint ck_patient_call_number check (number >= 1),
    constraint ck_patient_call_result check (result in ('REACHED', 'NO_ANSWER'))
);
