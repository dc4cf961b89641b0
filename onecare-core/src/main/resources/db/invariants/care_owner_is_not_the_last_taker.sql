-- A request is whose who took it last, and nobody's since it was given back.
select r.id, r.owner, o.event, o.actor_name
from care_request r
left join care_request_event o on o.request_id = r.id and o.event_number =
    (select max(e.event_number) from care_request_event e
     where e.request_id = r.id and e.event in ('TAKEN', 'TAKEN_OVER', 'GIVEN_BACK'))
where coalesce(r.owner, '') <> case when o.event in ('TAKEN', 'TAKEN_OVER') then o.actor_name else '' end
