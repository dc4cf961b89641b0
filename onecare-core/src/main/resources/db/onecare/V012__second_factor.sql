-- A second factor for the log-in: codes of an authenticator app, and codes on paper for the day on which it is lost.
-- Moments are bigint microseconds since 1970-01-01T00:00:00Z (decision 0014).

-- at most one for an account; secrets as the embedder's cipher writes them, bound to the account
create table second_factor (
    account_id     uuid         not null,
    secret         varchar(255),                    -- the one that counts; null: none yet
    set_up_at      bigint,                          -- moment since which it counts
    last_step      bigint,                          -- the time step (RFC 6238) of the last code that was right: each counts once
    pending_secret varchar(255),                    -- to take its place once a code proves that it is in an app
    pending_until  bigint,                          -- moment from which it no longer can
    constraint pk_second_factor primary key (account_id),
    constraint fk_second_factor_account foreign key (account_id) references account (id) on delete cascade,
    constraint ck_second_factor_set_up check (
        (secret is null) = (set_up_at is null) and (secret is null) = (last_step is null)),
    constraint ck_second_factor_pending check ((pending_secret is null) = (pending_until is null)),
    constraint ck_second_factor_one check (secret is not null or pending_secret is not null)
);

-- each counts once, in place of a code of the app; only digests of them
create table recovery_code (
    account_id  uuid        not null,
    number      integer     not null,               -- 1 to 10
    code_digest varchar(64) not null,               -- SHA-256 of account and code
    used_at     bigint,                             -- moment; null: not used yet
    constraint pk_recovery_code primary key (account_id, number),
    constraint uq_recovery_code_digest unique (account_id, code_digest),
    constraint fk_recovery_code_factor foreign key (account_id) references second_factor (account_id) on delete cascade,
    constraint ck_recovery_code_number check (number between 1 and 10)
);

-- who has given the right password and owes the second factor
create table log_in_ticket (
    ticket_digest  varchar(64) not null,            -- SHA-256
    account_id     uuid        not null,
    session_epoch  integer     not null,            -- the account's at that moment; a new password makes it worthless
    address_digest varchar(64) not null,            -- SHA-256 of the network address that it counts from
    expires_at     bigint      not null,            -- moment from which it does not count
    constraint pk_log_in_ticket primary key (ticket_digest),
    constraint fk_log_in_ticket_account foreign key (account_id) references account (id) on delete cascade
);
create index ix_log_in_ticket_account on log_in_ticket (account_id);
create index ix_log_in_ticket_expires on log_in_ticket (expires_at);
