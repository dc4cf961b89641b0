-- The offered slots of one schedule never overlap (rules 1 and 8 of the domain).
select a.id as slot_id, b.id as other_slot_id
from slot a
join slot b on b.schedule_id = a.schedule_id and b.id <> a.id
           and b.starts_at < a.ends_at and b.starts_at >= a.starts_at
where a.withdrawn_at is null and b.withdrawn_at is null
