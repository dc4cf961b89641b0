-- A booking with a slot takes place in it: same beginning, no later end, same practitioner, same facility.
select b.id as booking
from booking b
join slot s on s.id = b.slot_id
join schedule c on c.id = s.schedule_id
where b.starts_at <> s.starts_at
   or b.ends_at > s.ends_at
   or b.facility_id <> c.facility_id
   or coalesce(cast(b.practitioner_id as varchar(36)), '') <> coalesce(cast(s.practitioner_id as varchar(36)), '')
