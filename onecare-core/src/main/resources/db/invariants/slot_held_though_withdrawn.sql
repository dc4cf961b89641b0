-- Nobody holds a slot that is not offered any more: withdrawing spares what is held.
select h.slot_id
from slot_hold h
join slot s on s.id = h.slot_id
where s.withdrawn_at is not null
  and h.expires_at > cast(floor(extract(epoch from current_timestamp) * 1000000) as bigint)
