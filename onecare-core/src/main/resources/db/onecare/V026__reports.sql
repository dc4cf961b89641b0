-- Reports for administrators (decision 0058). One file for H2 (MODE=PostgreSQL) and PostgreSQL.
-- Moments are bigint microseconds since 1970-01-01T00:00:00Z (decision 0014).

-- a period of a report is found by what it counts: when bookings came in, when appointments begin, when requests
-- came in, from when messages are sent
create index ix_booking_requested on booking (requested_at);
create index ix_booking_starts on booking (starts_at);
create index ix_care_request_received on care_request (received_at);
create index ix_outbox_message_not_before on outbox_message (not_before);

-- how often searches found nothing; nothing here says who searched, and rows are removed after a time. Codes are
-- those of the day, without foreign keys: what is not offered any more was looked for all the same
create table empty_search (
    searched_on     date        not null,           -- in Italy
    service_code    varchar(40) not null,
    province        varchar(2)  not null,           -- two letters; --: outside Italy
    price_list_code varchar(40) not null,
    reason          varchar(20) not null,
    source          uuid        not null,           -- the process that counted: nobody else changes its rows
    searches        integer     not null,
    constraint pk_empty_search primary key (searched_on, service_code, province, price_list_code, reason, source),
    constraint ck_empty_search_province check (char_length(province) = 2),
    constraint ck_empty_search_reason check (reason in ('FILTERED', 'TOO_FAR', 'NO_PRACTITIONER', 'NOT_OFFERED')),
    constraint ck_empty_search_searches check (searches >= 1)
);
