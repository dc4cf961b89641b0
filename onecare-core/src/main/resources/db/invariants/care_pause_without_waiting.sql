-- The time of a request stands still exactly while it waits for its sender.
select id, state, paused_at
from care_request
where (state = 'WAITING' and paused_at is null)
   or (state <> 'WAITING' and paused_at is not null)
