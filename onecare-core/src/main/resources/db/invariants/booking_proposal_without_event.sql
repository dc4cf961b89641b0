-- Every proposal of another time was made by an event, and every such event keeps one.
select p.booking_id as booking, p.number
from booking_proposal p
join booking_event e on e.booking_id = p.booking_id and e.number = p.number
where e.event <> 'PROPOSE'
union all
select e.booking_id, e.number
from booking_event e
where e.event = 'PROPOSE'
  and not exists (select 1 from booking_proposal p where p.booking_id = e.booking_id and p.number = e.number)
