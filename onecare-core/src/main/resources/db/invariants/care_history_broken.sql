-- Every event begins in the state in which the one before it ended.
select e.request_id, e.event_number, e.from_state, p.to_state as state_before
from care_request_event e
join care_request_event p on p.request_id = e.request_id and p.event_number = e.event_number - 1
where e.from_state is null or e.from_state <> p.to_state
