-- Every event has its audit entry, and none has two.
select e.request_id, e.event, e.events, a.entries
from (select request_id, event, count(*) as events from care_request_event group by request_id, event) e
left join (select subject_id, action, count(*) as entries from audit_entry
           where subject_type = 'CareRequest' group by subject_id, action) a
    on a.subject_id = cast(e.request_id as varchar(36)) and a.action = 'CARE_REQUEST_' || e.event
where coalesce(a.entries, 0) <> e.events
