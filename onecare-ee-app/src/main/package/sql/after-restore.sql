-- After a backup was restored. Moments are microseconds since 1970-01-01T00:00:00Z.
-- Whoever had logged out since is logged in no more, and nobody else is.
update account_session
   set ended_at = greatest(begun_at, (extract(epoch from clock_timestamp()) * 1000000)::bigint)
 where ended_at is null;
delete from log_in_ticket;
-- Codes in mails that were used since, or taken back, do not count again; people ask for another. Letters with an
-- activation code stay good: what they were used for since is gone, too.
update confirmation_code
   set expires_at = greatest(made_at + 1, least(expires_at, (extract(epoch from clock_timestamp()) * 1000000)::bigint))
 where spent_at is null and purpose <> 'ACTIVATION';
