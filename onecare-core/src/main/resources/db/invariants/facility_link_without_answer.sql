-- A link that was used is the one by which the facility answered next, and no answer is by another link (rule 4).
select cast(l.id as varchar(36)) as link
from facility_link l
where l.used_at is not null
  and not exists (select 1 from booking_event e
                  where e.booking_id = l.booking_id
                    and e.number = l.booking_version + 1
                    and e.actor_name = 'link:' || cast(l.id as varchar(36)))
union all
select substring(e.actor_name from 6) as link
from booking_event e
where e.actor_role = 'FACILITY_STAFF' and e.actor_name like 'link:%'
  and not exists (select 1 from facility_link l
                  where 'link:' || cast(l.id as varchar(36)) = e.actor_name
                    and l.booking_id = e.booking_id
                    and l.booking_version + 1 = e.number
                    and l.used_at is not null)
