"""Conversations: each follow-up becomes the question that a person would ask in its place."""

from __future__ import annotations

import pytest

from assistant.answering.follow_up import stand_alone

SUBJECTS = ("councils", "NHS", "National Health Service", "police", "Criminal Justice System")

# What is asked first, then each follow-up and the question that it becomes.
CONVERSATIONS = [
    (
        "What did phase 1 say about training?",
        ("and phase 2?", "What did phase 2 say about training?"),
        ("And in the third?", "What did the third phase say about training?"),
    ),
    (
        "Who pays for IT in the police?",
        ("And the NHS?", "Who pays for IT in the NHS?"),
        ("what about councils?", "Who pays for IT in councils?"),
    ),
    (
        "How many ferries sailed in 2004?",
        ("And in 2006?", "How many ferries sailed in 2006?"),
        ("what about 2008?", "How many ferries sailed in 2008?"),
    ),
    (
        "What does the overview say about leaders?",
        ("And the phase 2 briefing?", "What does the phase 2 briefing say about leaders?"),
        ("and the guide to tolls?", "What does the guide to tolls say about leaders?"),
        ("and in the phase 3 report?", "What does the phase 3 report say about leaders?"),
        ("what about managers?", "What does the phase 3 report say about managers?"),
    ),
    (
        "What do the overview and the harbour guide say about tolls?",
        ("And the survey?", "What does the survey say about tolls?"),
        ("and the overview and the harbour guide?", "What do the overview and the harbour guide say about tolls?"),
    ),
    (
        "What is said about leaky boats?",
        ("And the overview?", "According to the overview, what is said about leaky boats?"),
    ),
    (
        "Which troubles did the ferries have?",
        ("And the overview?", "According to the overview, which troubles did the ferries have?"),
    ),
    ("How do bees find their hive?", ("and wasps?", "How do wasps find their hive?")),
    (
        "What do teachers think of the new timetable?",
        ("and parents?", "What do parents think of the new timetable?"),
        ("what about older pupils?", "What do older pupils think of the new timetable?"),
    ),
    ("What does low tide mean?", ("and high?", "What does high tide mean?")),
    (
        "What happens after the first warning?",
        ("and the second one?", "What happens after the second warning?"),
        ("and the last?", "What happens after the last warning?"),
    ),
    (
        "How often does the harbour board meet?",
        ("who chairs it?", "who chairs the harbour board?"),
        ("where does it meet?", "where does the harbour board meet?"),
    ),
    (
        "Who are the members of the flood panel?",
        ("Which of them look after pumps?", "Which of the members of the flood panel look after pumps?"),
    ),
    (
        "Which stages does a claim go through?",
        ("How long does the second one take?", "How long does the second stage take?"),
        ("and the third?", "How long does the third stage take?"),
    ),
    (
        "What are the two routes to the island?",
        ("What are the drawbacks of the first one?", "What are the drawbacks of the first route?"),
        ("And the second?", "What are the drawbacks of the second route?"),
    ),
    (
        "What did Mary Fenton ask the board to do?",
        ("Did it agree?", "Did the board agree?"),
        ("what did she do then?", "what did Mary Fenton do then?"),
    ),
    (
        "What is the Harbour Academy?",
        ("How many rooms does it have?", "How many rooms does the Harbour Academy have?"),
        ("what did John Reed ask it to do?", "what did John Reed ask the Harbour Academy to do?"),
    ),
    (
        "Our claim for a flood grant was turned down. What can we do?",
        ("How long does the tribunal take?", "How long does the tribunal take?"),
        ("Who decides there?", "Who decides at the tribunal?"),
    ),
    (
        "How do I tax a van that I have just bought?",
        ("What if I have lost the log book?", "What if I have lost the log book?"),
        ("And my private number plate?", "What if I have lost my private number plate?"),
    ),
    (
        "What may a guardian decide without asking the parents?",
        ("Which decisions need consent?", "Which decisions need consent?"),
        ("What if they refuse?", "What if the parents refuse?"),
    ),
    (
        "What is Deep Sorting?",
        ("which kinds of markers does it use?", "which kinds of markers does Deep Sorting use?"),
        ("Does it need extra shelves?", "Does Deep Sorting need extra shelves?"),
    ),
    (
        "who acts as go-between for councils?",
        ("go-betweens: what do they do?", "go-betweens: what do they do?"),
        ("Who pays for them?", "Who pays for go-betweens?"),
    ),
    (
        "How many people work at Halden Logistics?",
        ("what about just the Claims team?", "How many people work at just the Claims team?"),
    ),
    (
        "How well do voters think the mayor has dealt with the flood?",
        ("what about Democrats?", "How well do Democrats think the mayor has dealt with the flood?"),
        ("and younger people?", "How well do younger people think the mayor has dealt with the flood?"),
    ),
    (
        "Who is the head of the lending library?",
        ("and of the archive?", "Who is the head of the archive?"),
        ("When was it founded?", "When was the archive founded?"),
    ),
    (
        "When does the winter term begin?",
        ("and the summer term?", "When does the summer term begin?"),
        ("how long is it?", "how long is the summer term?"),
    ),
    ("Can I keep chickens in my garden?", ("What about a cockerel?", "Can I keep a cockerel in my garden?")),
    (
        "What does a green flag mean?",
        ("and a red one?", "What does a red flag mean?"),
        ("and yellow?", "What does a yellow flag mean?"),
    ),
    ("Why did the bridge plan fail?", ("And why was it begun?", "And why was the bridge plan begun?")),
    (
        "How much does a single ticket cost?",
        ("And a return?", "How much does a return ticket cost?"),
        ("And for children?", "How much does a return ticket cost for children?"),
    ),
    (
        "What did the survey find about nurses?",
        ("and doctors?", "What did the survey find about doctors?"),
        ("What did it say about pay?", "What did the survey say about pay?"),
    ),
    (
        "How many schools are there in Kent?",
        ("And in Surrey?", "How many schools are there in Surrey?"),
        ("how many of them are new?", "how many of the schools in Surrey are new?"),
    ),
    (
        "What are the advantages of wind power?",
        ("and the disadvantages?", "What are the disadvantages of wind power?"),
        ("and of solar?", "What are the disadvantages of solar power?"),
    ),
    (
        "Who wrote the report on rivers?",
        ("and the one on lakes?", "Who wrote the report on lakes?"),
        ("When was it published?", "When was the report on lakes published?"),
    ),
    (
        "How many patients did the northern clinic treat in 2011?",
        ("And in 2014?", "How many patients did the northern clinic treat in 2014?"),
        ("and the southern clinic?", "How many patients did the southern clinic treat in 2014?"),
    ),
    ("Who trains the lifeguards?", ("how long does their training last?", "how long does their training last?")),
    (
        "What does the second chapter say about coral?",
        ("and the fourth?", "What does the fourth chapter say about coral?"),
        ("what about chapter 5?", "What does chapter 5 say about coral?"),
    ),
    (
        "Why do farmers oppose the new dam?",
        ("and fishermen?", "Why do fishermen oppose the new dam?"),
        ("What about local hotels?", "Why do local hotels oppose the new dam?"),
    ),
    ("What is the minimum deposit?", ("and the maximum?", "What is the maximum deposit?")),
    (
        "How is milk tested in Denmark?",
        ("And in Norway?", "How is milk tested in Norway?"),
        ("what about cheese?", "How is cheese tested in Norway?"),
    ),
    (
        "What was the Kestrel Project?",
        ("Who paid for it?", "Who paid for the Kestrel Project?"),
        ("When did it end?", "When did the Kestrel Project end?"),
    ),
    (
        "Which three options did the committee consider?",
        ("Why was the first one rejected?", "Why was the first option rejected?"),
        ("and the third one?", "Why was the third option rejected?"),
    ),
    (
        "What do drivers have to do after an accident?",
        ("and cyclists?", "What do cyclists have to do after an accident?"),
        ("Must they call the police?", "Must cyclists call the police?"),
    ),
    (
        "How does the pump work?",
        ("Who invented it?", "Who invented the pump?"),
        ("and how much does it weigh?", "and how much does the pump weigh?"),
    ),
    ("How many women sit on the board?", ("and men?", "How many men sit on the board?")),
    (
        "Is parking free at the museum?",
        ("What about at the castle?", "Is parking free at the castle?"),
        ("can you eat there?", "can you eat at the castle?"),
    ),
    (
        "What are the symptoms of mild asthma?",
        ("and severe?", "What are the symptoms of severe asthma?"),
        ("how is it treated?", "how is severe asthma treated?"),
    ),
    (
        "Who wrote the letter to the mayor?",
        ("What did the mayor answer?", "What did the mayor answer?"),
        ("And the governor?", "What did the governor answer?"),
    ),
    (
        "What did Anna Brandt discover?",
        ("where was she born?", "where was Anna Brandt born?"),
        ("when did she die?", "when did Anna Brandt die?"),
    ),
    (
        "What does the charter say about wages?",
        ("and holidays?", "What does the charter say about holidays?"),
        ("does it mention pensions?", "does the charter mention pensions?"),
    ),
    (
        "How much does the basic plan cost per month?",
        ("and the premium one?", "How much does the premium plan cost per month?"),
    ),
    (
        "What are the main risks of the merger?",
        ("Who is responsible for them?", "Who is responsible for the main risks of the merger?"),
    ),
    (
        "When was the first census taken?",
        ("and the last one?", "When was the last census taken?"),
        ("who carried it out?", "who carried the last census out?"),
    ),
    (
        "What did Siemens want from the contract?",
        ("And Bosch?", "What did Bosch want from the contract?"),
        ("what about the unions?", "What did the unions want from the contract?"),
    ),
    (
        "How do I renew my passport?",
        ("What about my driving licence?", "How do I renew my driving licence?"),
        ("How long does it take?", "How long does it take?"),
    ),
    ("Which animals live in the reserve?", ("Can visitors feed them?", "Can visitors feed the animals?")),
    ("What does the yellow card mean?", ("the red one?", "What does the red card mean?")),
    ("Who may vote in the spring election?", ("and in the autumn one?", "Who may vote in the autumn election?")),
    (
        "How satisfied are employees with the canteen?",
        ("and managers?", "How satisfied are managers with the canteen?"),
        ("and with the pay?", "How satisfied are managers with the pay?"),
    ),
    (
        "What is peat made of?",
        ("Where is it found?", "Where is peat found?"),
        ("Is it legal to sell it?", "Is it legal to sell peat?"),
    ),
    ("How many of the pilots failed?", ("Why did they fail?", "Why did the pilots fail?")),
    ("What happened in the second trial?", ("what about the one in Leeds?", "What happened in the trial in Leeds?")),
    ("Did the strike end well?", ("who led it?", "who led the strike?")),
    (
        "What were the strengths of the old system?",
        ("and the weaknesses?", "What were the weaknesses of the old system?"),
        ("of the new one?", "What were the weaknesses of the new system?"),
    ),
    (
        "What did the 2009 audit find about fuel?",
        ("And the 2012 audit?", "What did the 2012 audit find about fuel?"),
        ("and about tyres?", "What did the 2012 audit find about tyres?"),
    ),
    ("How long can I leave a tent on the beach?", ("and a caravan?", "How long can I leave a caravan on the beach?")),
    (
        "Who is the chief engineer?",
        ("When did he join?", "When did the chief engineer join?"),
        ("where did he work before?", "where did the chief engineer work before?"),
    ),
    (
        "What vaccines do puppies need?",
        ("What about kittens?", "What vaccines do kittens need?"),
        ("When should they have them?", "When should kittens have them?"),
    ),
    ("How does the tram differ from the metro?", ("Which of them is cheaper?", "Which of them is cheaper?")),
    (
        "What happens in stage 3 of the appeal?",
        ("and stage four?", "What happens in stage four of the appeal?"),
        ("and in the fifth?", "What happens in the fifth stage of the appeal?"),
    ),
    ("What does a junior editor earn?", ("and a senior one?", "What does a senior editor earn?")),
    (
        "Where are the offices of Bluewater Energy?",
        ("How many people does it employ?", "How many people does Bluewater Energy employ?"),
        ("What does it sell?", "What does Bluewater Energy sell?"),
    ),
    ("Why was the school closed?", ("When did that happen?", "When did that happen?")),
    (
        "How many tonnes of wheat did France export in 1998?",
        ("And Spain?", "How many tonnes of wheat did Spain export in 1998?"),
        ("And in 1999?", "How many tonnes of wheat did Spain export in 1999?"),
    ),
    ("What should employers do about noise?", ("And dust?", "What should employers do about dust?")),
    (
        "What do landlords have to repair?",
        ("And tenants?", "What do tenants have to repair?"),
        ("What if they do not?", "What if tenants do not?"),
    ),
    (
        "What is the Polar Institute?",
        ("Who founded it?", "Who founded the Polar Institute?"),
        ("And how many scientists work there?", "And how many scientists work at the Polar Institute?"),
    ),
    ("Which rivers did the survey cover?", ("Which ones were polluted?", "Which rivers were polluted?")),
    ("What is the fee for adults?", ("for students?", "What is the fee for students?")),
    ("How often should the filter be changed?", ("And the oil?", "How often should the oil be changed?")),
    (
        "What are the rules on fishing from the pier?",
        ("And from a boat?", "What are the rules on fishing from a boat?"),
        ("Are there fines?", "Are there fines?"),
    ),
    (
        "Do nurses need a licence?",
        ("and midwives?", "Do midwives need a licence?"),
        ("How do they get it?", "How do midwives get it?"),
    ),
    (
        "What did the minister promise in the spring speech?",
        ("And in the autumn one?", "What did the minister promise in the autumn speech?"),
    ),
    ("What is the largest lake in the region?", ("And the smallest?", "What is the smallest lake in the region?")),
    (
        "How well did girls do in the maths test?",
        ("and boys?", "How well did boys do in the maths test?"),
        ("and in reading?", "How well did boys do in reading?"),
    ),
    (
        "What was the result of the first experiment?",
        ("and of the second?", "What was the result of the second experiment?"),
        ("Who ran it?", "Who ran the second experiment?"),
    ),
    ("Who supplied the software?", ("How much did it cost?", "How much did the software cost?")),
    (
        "Tell me about the Orchard Fund.",
        ("Who can apply to it?", "Who can apply to the Orchard Fund?"),
        ("what does it pay for?", "what does the Orchard Fund pay for?"),
    ),
    (
        "Which countries signed the treaty?",
        ("when was it signed?", "when was the treaty signed?"),
        ("and which of them left it?", "and which of them left the treaty?"),
    ),
    ("How do I report a leak?", ("And a burst pipe?", "How do I report a burst pipe?")),
    ("What share of commuters cycle to work?", ("and walk?", "and walk?")),
    ("What did critics say of the opera?", ("Who composed it?", "Who composed the opera?")),
    ("How many goals did the club score at home?", ("And away?", "And away?")),
    (
        "In which year did the mine open?",
        ("and close?", "and close?"),
        ("How many miners did it employ?", "How many miners did the mine employ?"),
    ),
    (
        "How many beds does the hotel have?",
        ("Who owns it?", "Who owns the hotel?"),
        ("and the campsite?", "Who owns the campsite?"),
    ),
    ("What do pilots think of the new rules?", ("and the airlines?", "What do the airlines think of the new rules?")),
    (
        "When was the first lighthouse built?",
        ("and the second?", "When was the second lighthouse built?"),
        ("Who designed it?", "Who designed the second lighthouse?"),
    ),
    (
        "What are the entry requirements for the law course?",
        ("And for medicine?", "What are the entry requirements for medicine?"),
    ),
    (
        "How much rain fell in Bergen in March?",
        ("and in April?", "How much rain fell in Bergen in April?"),
        ("And in Oslo?", "How much rain fell in Oslo in April?"),
    ),
    (
        "What is an escrow account?",
        ("Who can open one?", "Who can open an escrow account?"),
        ("what does it cost?", "what does an escrow account cost?"),
    ),
    ("Which five skills do nurses need?", ("How is the fourth one taught?", "How is the fourth skill taught?")),
    (
        "Why does the report criticise ministers?",
        ("And civil servants?", "Why does the report criticise civil servants?"),
    ),
    (
        "How do I apply for a bus pass?",
        ("And a rail card?", "How do I apply for a rail card?"),
        ("What documents do I need?", "What documents do I need?"),
    ),
    (
        "What did Tesla announce in 2019?",
        ("What about Ford?", "What did Ford announce in 2019?"),
        ("and in 2021?", "What did Ford announce in 2021?"),
    ),
    (
        "What does the Green Party want to do about housing?",
        ("And about schools?", "What does the Green Party want to do about schools?"),
    ),
    (
        "Who are the trustees?",
        ("How are they chosen?", "How are the trustees chosen?"),
        ("how long do they serve?", "how long do the trustees serve?"),
    ),
    (
        "Is the east gate open on Sundays?",
        ("And the west gate?", "Is the west gate open on Sundays?"),
        ("and on Mondays?", "Is the west gate open on Mondays?"),
    ),
    ("What is the role of the auditor?", ("Who appoints her?", "Who appoints the auditor?")),
    ("How do I clean the lens?", ("And the screen?", "How do I clean the screen?")),
    ("What does part A cover?", ("and part B?", "What does part B cover?")),
    (
        "What are the benefits of remote work?",
        ("and the drawbacks?", "What are the drawbacks of remote work?"),
        ("for managers?", "What are the drawbacks of remote work for managers?"),
    ),
    ("Which glaciers are shrinking?", ("How fast are they melting?", "How fast are the glaciers melting?")),
    (
        "How many residents were asked in the survey?",
        ("How many of them were against it?", "How many of the residents were against it?"),
    ),
    (
        "Does the insurance cover theft?",
        ("and fire?", "Does the insurance cover fire?"),
        ("What about water damage?", "Does the insurance cover water damage?"),
    ),
    (
        "What happens to small firms if they miss the deadline?",
        ("And large ones?", "What happens to large firms if they miss the deadline?"),
    ),
    ("Where is Lake Orta?", ("How deep is it?", "How deep is Lake Orta?")),
    ("Who won the chess match in round 2?", ("and round 4?", "Who won the chess match in round 4?")),
    (
        "How many trees did the city plant in 2015?",
        ("And in 2018?", "How many trees did the city plant in 2018?"),
        ("how many of them survived?", "how many of the trees survived?"),
    ),
    ("What does the handbook say about overtime?", ("and sick leave?", "What does the handbook say about sick leave?")),
    (
        "Who designed the Maple Bridge?",
        ("When was it opened?", "When was the Maple Bridge opened?"),
        ("And the Cedar Bridge?", "When was the Cedar Bridge opened?"),
    ),
    (
        "How did the first wave of the survey differ from the second?",
        ("Who ran it?", "Who ran the first wave of the survey?"),
    ),
    ("What do dentists charge for a check-up?", ("And opticians?", "What do opticians charge for a check-up?")),
    ("Which towns were flooded?", ("How long were they cut off?", "How long were the towns cut off?")),
    (
        "Can I bring a dog on the ferry?",
        ("And a bicycle?", "Can I bring a bicycle on the ferry?"),
        ("what does it cost?", "what does a bicycle cost?"),
    ),
    ("What is the penalty for late payment?", ("and for non-payment?", "What is the penalty for non-payment?")),
    ("Where did the Romans build forts?", ("Why did they build them?", "Why did the Romans build them?")),
    (
        "How is the upper limit set?",
        ("and the lower?", "How is the lower limit set?"),
        ("who sets it?", "who sets the lower limit?"),
    ),
    (
        "What was Dr Hall's view of the scheme?",
        ("And Professor Mills's?", "What was Professor Mills's view of the scheme?"),
    ),
    (
        "What are the aims of year 1?",
        ("and year 2?", "What are the aims of year 2?"),
        ("and the third?", "What are the aims of the third year?"),
    ),
    ("Why were suppliers unhappy with the contract?", ("and trusts?", "Why were trusts unhappy with the contract?")),
    ("What is the boiling point of ethanol?", ("And methanol?", "What is the boiling point of methanol?")),
    ("Do councils have to publish the results?", ("What if they don't?", "What if councils don't?")),
    (
        "How many staff work in the Paris office?",
        ("And in the Rome office?", "How many staff work in the Rome office?"),
        ("Who manages it?", "Who manages the Rome office?"),
    ),
    (
        "What did the inspectors think of the kitchen?",
        ("Did they like the garden?", "Did the inspectors like the garden?"),
    ),
    (
        "What is a sinking fund?",
        ("how does it differ from a reserve fund?", "how does a sinking fund differ from a reserve fund?"),
    ),
    ("Who pays for repairs to the roof?", ("And the walls?", "Who pays for repairs to the walls?")),
    (
        "What are the benefits of community orchards?",
        ("Can you give me an example?", "Can you give me an example of the benefits of community orchards?"),
        ("and the drawbacks?", "What are the drawbacks of community orchards?"),
    ),
    (
        "When did the Tramway Act come into force?",
        ("And what about the 2011 Harbour Bill?", "When did the 2011 Harbour Bill come into force?"),
        ("who drafted it?", "who drafted the 2011 Harbour Bill?"),
    ),
    (
        "How many stages does the Lindow restoration plan have?",
        ("and what is the whole thing meant to achieve?", "and what is the Lindow restoration plan meant to achieve?"),
        ("who signed it off?", "who signed the Lindow restoration plan off?"),
    ),
    (
        "What did Canadians think of the carbon tax?",
        ("And those over 60?", "What did those over 60 think of the carbon tax?"),
        ("what about women?", "What did women think of the carbon tax?"),
    ),
    (
        "What was the sample size of the poll?",
        ("And the margin of error?", "What was the margin of error of the poll?"),
        ("when was it carried out?", "when was the poll carried out?"),
    ),
    (
        "What happens if a tenant is not paid up in March?",
        ("And if his deposit is gone as well?", "And if a tenant’s deposit is gone as well?"),
        ("How often can he miss it?", "How often can a tenant miss it?"),
    ),
    (
        "what does the guide say about dredging",
        ("why does it matter?", "why does dredging matter?"),
        ("how many harbours closed because of it?", "how many harbours closed because of dredging?"),
    ),
    (
        "How have farmers' views of the bird levy changed since 2015?",
        ("And among vets?", "How have vets’ views of the bird levy changed since 2015?"),
        (
            "what about farmers who keep geese themselves?",
            "How have views of the bird levy changed since 2015 among farmers who keep geese themselves?",
        ),
    ),
    (
        "What are the three ways to appeal a parking fine?",
        ("Which one is quickest?", "Which way is quickest?"),
        ("what does the last one cost?", "what does the last way cost?"),
    ),
    (
        "Who are the trust's main donors?",
        ("how much did they give last year?", "how much did the trust's main donors give last year?"),
        ("Why did they stop?", "Why did the trust's main donors stop?"),
    ),
    (
        "How did people in Norway rate the health service?",
        ("And younger ones?", "How did younger people in Norway rate the health service?"),
        ("what about those with children?", "How did those with children in Norway rate the health service?"),
    ),
    (
        "What share of the staff are women?",
        ("and men?", "What share of the staff are men?"),
        ("and part-timers?", "What share of the staff are part-timers?"),
    ),
    (
        "Tell me about the Castle Lane reservoir",
        ("how deep is it", "how deep is the Castle Lane reservoir"),
        ("tell me more", "tell me more about the Castle Lane reservoir"),
    ),
    (
        "Who qualifies for the winter payment?",
        ("how much is it?", "how much is the winter payment?"),
        ("and for pensioners over 80?", "how much is the winter payment for pensioners over 80?"),
    ),
    (
        "What did Mexicans say about the border bill?",
        ("And those living near the border?", "What did those living near the border say about the border bill?"),
        (
            "what about people with relatives in the US?",
            "What did people with relatives in the US say about the border bill?",
        ),
    ),
    (
        "What was the turnout in the 2014 vote?",
        ("And the result?", "What was the result in the 2014 vote?"),
        ("how did that compare with 2010?", "how did the turnout in the 2014 vote compare with 2010?"),
    ),
    (
        "What are the causes of soil erosion?",
        ("and the effects?", "What are the effects of soil erosion?"),
        ("can it be reversed?", "can soil erosion be reversed?"),
    ),
    (
        "What happens during the second session of the course?",
        ("and before that?", "What happens before the second session of the course?"),
        ("how long does it last?", "how long does the second session of the course last?"),
    ),
    (
        "What percentage of nurses reported back pain?",
        ("and doctors?", "What percentage of doctors reported back pain?"),
        ("What about headaches?", "What percentage of doctors reported headaches?"),
    ),
    (
        "What does the strategy say on cycling?",
        ("why does it matter so much?", "why does cycling matter so much?"),
        ("does it mention buses?", "does the strategy mention buses?"),
    ),
    (
        "How do trainees get paid?",
        ("And apprentices?", "How do apprentices get paid?"),
        ("do they get holidays too?", "do apprentices get holidays too?"),
    ),
    (
        "What did Dr Imran Shah find in the wells?",
        ("Where was he working?", "Where was Dr Imran Shah working?"),
        ("How did he test them?", "How did Dr Imran Shah test them?"),
    ),
    (
        "What is the speed limit on the towpath?",
        ("And on the bridge?", "What is the speed limit on the bridge?"),
        ("who enforces it?", "who enforces the speed limit on the bridge?"),
    ),
    (
        "What were the main complaints about the app?",
        ("Were they dealt with?", "Were the main complaints about the app dealt with?"),
        ("give me one example", "give me one example of the main complaints about the app"),
    ),
    (
        "What is the Aldgate Charter?",
        ("How many firms have signed it so far?", "How many firms have signed the Aldgate Charter so far?"),
        ("What do they promise?", "What do the firms promise?"),
    ),
    (
        "What does the constitution of the rowing club say about subscriptions?",
        ("when are they due?", "when are subscriptions due?"),
        ("And for students?", "What does the constitution of the rowing club say about subscriptions for students?"),
    ),
    (
        "What was the effect of the smoking ban on pubs?",
        ("and on restaurants?", "What was the effect of the smoking ban on restaurants?"),
        ("Did it last?", "Did the effect of the smoking ban on restaurants last?"),
    ),
    (
        "What are the five principles of good design in the handbook?",
        ("explain the third one", "explain the third principle"),
        ("and the last?", "Explain the last principle"),
    ),
    (
        "Can I park a caravan on the drive?",
        ("what about a boat?", "Can I park a boat on the drive?"),
        ("and on the street?", "Can I park a boat on the street?"),
    ),
    (
        "What should a risk assessment contain?",
        ("who signs it?", "who signs a risk assessment?"),
        ("how often should it be renewed?", "how often should a risk assessment be renewed?"),
    ),
    (
        "What did Germans think of the coal exit?",
        ("and those without a degree?", "What did those without a degree think of the coal exit?"),
        ("And the French?", "What did the French think of the coal exit?"),
    ),
    (
        "How long is the warranty on the boiler?",
        ("and on the radiators?", "How long is the warranty on the radiators?"),
        ("What voids it?", "What voids the warranty on the radiators?"),
    ),
    (
        "What are the side effects of the jab?",
        ("How common are they?", "How common are the side effects of the jab?"),
        ("when do they start?", "when do the side effects of the jab start?"),
    ),
    (
        "What does the Young Carers Project do?",
        ("Where is it based?", "Where is the Young Carers Project based?"),
        ("How many young people has it helped?", "How many young people has the Young Carers Project helped?"),
    ),
    ("How do whales sleep?", ("and dolphins?", "How do dolphins sleep?"), ("Do they dream?", "Do dolphins dream?")),
    (
        "Tell me about the programme for pupils with asthma at Hill Top School.",
        ("when did it begin?", "when did the programme for pupils with asthma at Hill Top School begin?"),
        ("who teaches on it?", "who teaches on the programme for pupils with asthma at Hill Top School?"),
    ),
    (
        "What did the audit of the fire service in Northam find?",
        ("who ordered it?", "who ordered the audit of the fire service in Northam?"),
        ("was it ever published?", "was the audit of the fire service in Northam ever published?"),
    ),
    (
        "Are the pumps for cellars noisy?",
        ("are they dangerous?", "are the pumps for cellars dangerous?"),
        ("How many people own them?", "How many people own the pumps for cellars?"),
    ),
    (
        "Do I need a visa for Turkey?",
        ("how long is it valid?", "how long is a visa for Turkey valid?"),
        ("and where do I get it?", "and where do I get a visa for Turkey?"),
    ),
    (
        "Who is entitled to a red badge for parking?",
        ("How much does it cost?", "How much does a red badge for parking cost?"),
        ("how long is it valid?", "how long is a red badge for parking valid?"),
    ),
    (
        "Who can foster a child?",
        ("Do they need to be Danish?", "Do they need to be Danish?"),
        ("how many visits are they asked for?", "how many visits are they asked for?"),
    ),
    (
        "I am buying a shop, can I keep its phone number?",
        ("how long will it take?", "how long will it take?"),
        ("what do I do about their lease?", "what do I do about their lease?"),
    ),
    (
        "my neighbour's tree leans over my shed, can the council make him fell it?",
        ("how much would it charge?", "how much would it charge?"),
        ("what if he refuses?", "what if he refuses?"),
    ),
    (
        "My bus was late and the firm won't answer, can I get my fare back?",
        ("what if they only offer a voucher?", "what if they only offer a voucher?"),
    ),
    (
        "How many foreign pupils are there at boarding schools?",
        ("why did the numbers rise in 2018?", "why did the numbers of foreign pupils rise in 2018?"),
        ("where do most of them come from?", "where do most of the foreign pupils come from?"),
    ),
    (
        "are locals happy with foreign sailors in their harbours",
        ("why did the numbers fall in 2003?", "why did the numbers fall in 2003?"),
        ("which country do most of them come from?", "which country do most of them come from?"),
    ),
    (
        "Why is glass harder than slate?",
        ("how is it cut?", "how is glass cut?"),
        ("what about the roofers?", "what about the roofers?"),
    ),
    (
        "What does error 504 mean?",
        ("and 502?", "What does error 502 mean?"),
        ("how do I fix it?", "how do I fix error 502?"),
    ),
    ("How do I merge two sheets?", ("and three?", "How do I merge three sheets?")),
    (
        "What percentage of firms train apprentices?",
        ("what about the smaller ones?", "What percentage of smaller firms train apprentices?"),
        ("why don't they do it?", "why don't smaller firms do it?"),
    ),
    (
        "How many adults sing at least once a month?",
        ("which age group does it most?", "which age group does it most?"),
    ),
    (
        "What is the clinic for bad backs in Leeds?",
        ("can I go there without a letter?", "can I go to the clinic for bad backs in Leeds without a letter?"),
    ),
    ("Why do young people leave?", ("do any of them come back?", "do any of the young people come back?")),
    (
        "Do landlords who let rooms need a licence from the town?",
        ("what does it cost?", "what does a licence cost?"),
    ),
    ("Can an aunt who lives abroad be my guardian?", ("is he paid?", "is he paid?")),
    (
        "What do midwives say about staffing?",
        ("and the doctors?", "What do the doctors say about staffing?"),
    ),
    (
        "Tell me about the exchange with schools in Denmark",
        ("how many pupils take part in it?", "how many pupils take part in the exchange with schools in Denmark?"),
    ),
    (
        "How happy were visitors with the exhibition on fossils?",
        ("and with the shop?", "How happy were visitors with the shop?"),
        ("how many of them came back?", "how many of the visitors came back?"),
    ),
    ("Why did the council close the pool in Marston?", ("will it open again?", "will it open again?")),
    ("How common is gout among teenagers?", ("what causes it?", "what causes gout?")),
    (
        "What share of guests feel safe at night?",
        ("and during the day?", "What share of guests feel safe during the day?"),
    ),
    (
        "When is the library in Orford open?",
        ("can you use computers there?", "can you use computers at the library in Orford?"),
    ),
    ("Why are fewer students choosing languages?", ("which ones have lost most?", "which ones have lost most?")),
    (
        "does the institute in Dorn run courses with foreign universities?",
        ("how long do they last?", "how long do courses last?"),
    ),
    (
        "What did rowers think of the new locks?",
        ("and of the boathouses?", "What did rowers think of the boathouses?"),
        ("were they easy to use?", "were the boathouses easy to use?"),
    ),
    (
        "Why do some heads oppose the new tests?",
        ("and the unions?", "Why do the unions oppose the new tests?"),
        ("what would they prefer?", "what would the unions prefer?"),
    ),
    (
        "What is the swimming scheme in Larkhill?",
        ("which pupils is it for?", "which pupils is the swimming scheme in Larkhill for?"),
    ),
    (
        "What proportion of young adults live with their parents?",
        ("and in 1998?", "What proportion of young adults live with their parents in 1998?"),
        ("why has it risen?", "why has it risen?"),
    ),
    (
        "Can children under five ride the ponies?",
        ("and pregnant women?", "Can pregnant women ride the ponies?"),
    ),
    (
        "my trunk came broken, will the shipping firm pay for it?",
        ("how soon must I report it?", "how soon must I report it?"),
        ("do they want a receipt?", "does the shipping firm want a receipt?"),
    ),
    (
        "How is the grant being paid out by the Marsh Trust?",
        ("Why do they offer it?", "Why does the Marsh Trust offer it?"),
    ),
    (
        "Can I claim Harbour Allowance for my aunt?",
        ("and what if they turn me down?", "and what if they turn me down?"),
    ),
    (
        "What is the mission of the ferry board?",
        ("when did it start?", "when did the ferry board start?"),
    ),
    (
        "Do I need tree permission for a hedge?",
        ("How do I apply for it?", "How do I apply for tree permission for a hedge?"),
    ),
    (
        "Can my landlord put my rent up?",
        ("How much notice does he have to give?", "How much notice does my landlord have to give?"),
        ("can I challenge it?", "can I challenge my rent?"),
    ),
    (
        "Do most Danes favour closing old mines?",
        ("What about young adults?", "Do most young adults favour closing old mines?"),
    ),
    ("Do Spaniards trust Sweden?", ("And Norway?", "Do Spaniards trust Norway?")),
    (
        "What did old boats mean for hospitals?",
        ("and for the army?", "What did old boats mean for the army?"),
        ("what about universities?", "What did old boats mean for universities?"),
    ),
    (
        "Do I have to pay tax on boats I inherit?",
        ("What about furniture?", "Do I have to pay tax on furniture I inherit?"),
        ("and if I sell it?", "and if I sell furniture?"),
    ),
    ("How many Danes see Kent as an enemy?", ("And as a rival?", "How many Danes see Kent as a rival?")),
    (
        "How much did the Coast Programme for Piers cost?",
        ("And the one in Wales?", "How much did the programme in Wales cost?"),
    ),
    (
        "Which yards build ferries in Kent?",
        ("Does it say anything about tides?", "Does it say anything about tides?"),
    ),
    (
        "Which stages does a claim go through?",
        ("Can you explain the first?", "Can you explain the first stage?"),
        ("and the one after that?", "Can you explain the second stage?"),
        ("Why was the third dropped?", "Why was the third stage dropped?"),
        ("Which is the slowest?", "Which stage is the slowest?"),
    ),
    (
        "Which rules apply to rafts?",
        ("Which are new?", "Which rules are new?"),
        ("Which did the board drop?", "Which rules did the board drop?"),
    ),
    (
        "What is a tide table?",
        ("Why did it matter to the board?", "Why did a tide table matter to the board?"),
        ("Can I use one to sail at night?", "Can I use a tide table to sail at night?"),
    ),
    (
        "What share of Danes want the Swedes out of the harbour?",
        ("How does age affect that?", "How does age affect that?"),
        ("And education?", "How does education affect that?"),
    ),
    ("Can I take my boat abroad?", ("For how long?", "For how long can I take my boat abroad?")),
]


@pytest.mark.parametrize("conversation", CONVERSATIONS, ids=lambda one: one[0])
def test_a_conversation(conversation: tuple[str, *tuple[tuple[str, str], ...]]) -> None:
    first, *after = conversation
    asked = [first]
    for text, alone in after:
        assert stand_alone(text, asked, SUBJECTS).asked == alone
        asked.append(text)
