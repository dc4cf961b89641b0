-- A booking owns its slot exactly while it is active (rule 1): one per slot is the unique column's job.
select b.id as booking
from booking b
where (b.state in ('REQUESTED', 'CONFIRMED') and b.slot_id is not null
       and (b.active_slot_id is null or b.active_slot_id <> b.slot_id))
   or (b.state not in ('REQUESTED', 'CONFIRMED') and b.active_slot_id is not null)
