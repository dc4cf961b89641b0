-- Nobody owns a slot that is not offered any more: withdrawing spares what is booked.
select b.id as booking
from booking b
join slot s on s.id = b.active_slot_id
where s.withdrawn_at is not null
