-- Every service of a schedule fits into its slots.
select d.schedule_id, d.service_id
from schedule_service d
join schedule c on c.id = d.schedule_id
where d.duration_minutes > c.slot_minutes
