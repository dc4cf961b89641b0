-- Who is logged in where. One file for H2 (MODE=PostgreSQL) and PostgreSQL. Moments are bigint microseconds since
-- 1970-01-01T00:00:00Z (decision 0014). Whether a session is over is judged when it is looked at (decision 0036).

create table account_session (
    id            uuid         not null,
    account_id    uuid         not null,
    token_digest  varchar(64)  not null,            -- SHA-256 of what the browser keeps
    session_epoch integer      not null,            -- the account's when it began; over once the account has another
    device        varchar(100) not null,            -- by what its holder may know it: Firefox, Windows
    begun_at      bigint       not null,            -- moment
    last_used_at  bigint       not null,            -- moment
    ended_at      bigint,                           -- moment somebody ended it; null: nobody did
    draft_page    varchar(200),                     -- where something was typed that came too late; null: nothing
    draft         varchar(60000),                   -- what was typed, encrypted by a key made of what the browser keeps
    constraint pk_account_session primary key (id),
    constraint uq_account_session_token unique (token_digest),
    constraint fk_account_session_account foreign key (account_id) references account (id) on delete cascade,
    constraint ck_account_session_used check (last_used_at >= begun_at),
    constraint ck_account_session_ended check (ended_at is null or ended_at >= begun_at),
    constraint ck_account_session_draft check ((draft_page is null) = (draft is null))
);
create index ix_account_session_account on account_session (account_id, last_used_at);
create index ix_account_session_last_used on account_session (last_used_at);
