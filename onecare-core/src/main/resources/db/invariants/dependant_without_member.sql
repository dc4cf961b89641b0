-- Every dependant is insured through a member.
select d.id as dependant
from dependant d
left join member m on m.id = d.member_id
where m.id is null
