-- A request that follows another stands in the same correspondence, came later, and the other is finished.
select r.id, r.thread_id, f.id as follows, f.state
from care_request r
join care_request f on f.id = r.follows_id
where f.thread_id <> r.thread_id
   or f.finished_at is null
   or f.id = r.id
