-- A slot names the practitioner of its schedule, or nobody where the schedule names nobody.
select s.id
from slot s
join schedule c on c.id = s.schedule_id
where (s.practitioner_id is null and c.practitioner_id is not null)
   or (s.practitioner_id is not null and c.practitioner_id is null)
   or s.practitioner_id <> c.practitioner_id
