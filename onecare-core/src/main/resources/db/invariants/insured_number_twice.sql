-- A number of the roll means one person, be it a member or a dependant.
select m.id as member, d.id as dependant
from member m
join dependant d on d.dependant_number = m.member_number
