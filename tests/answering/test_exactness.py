"""Whether what a text has of the kind asked for can be what is asked."""

from __future__ import annotations

import pytest

from assistant.answering.exactness import exact_enough, must_have, needs_date, suits
from assistant.answering.kinds import QuestionKind, kind_of
from assistant.answering.naming import tells_of_people

KIND = QuestionKind


@pytest.mark.parametrize(
    ("question", "text", "enough"),
    [
        ("On what date did it open?", "It opened after 2005.", False),
        ("On what date did it open?", "It opened on 3 April.", True),
        ("In which month were the meetings?", "They met in 2007.", False),
        ("In which month were the meetings?", "They met on 3/4/2007.", True),
        ("When did it open?", "It opened after 2005.", True),
        ("In which year did it open?", "It opened after 2005.", True),
        ("How much money did the bridge save?", "It took half a year, until 2006.", False),
        ("How much money did the bridge save?", "It saved £40.", True),
        ("How much water does it hold?", "It holds half of the lake.", True),
        ("How many people crossed it?", "Four gaps matter in 2005.", False),
        ("How many people crossed it?", "Some 400 did.", True),
        ("How many people crossed it?", "Four people crossed it.", True),
        ("How many boats are there?", "Three were counted.", True),
        ("How many boats are there?", "Of the boats, three: all of them old.", True),
        ("How many boats are there?", "Two national programmes began.", False),
        ("How many boats are there?", "The second half was dull.", False),
        ("How many passengers waited for boats?", "Three boats waited for passengers.", False),
        ("What share of boats leak?", "Two-thirds of them do.", True),
        ("What share of boats leak?", "Two in three do.", True),
        ("What share of boats leak?", "Most of them do.", False),
        ("Who wrote the report?", "The Harbour Board met the Ferry Board.", False),
        ("Who wrote the report?", "It is by Ann Lee and Bo Ek.", True),
        ("Who wrote the report?", "Ann Lee and Bo Ek", True),
        ("Which supplier built the NHS system?", "The NHS likes its IT.", False),
        ("Which supplier built the NHS system?", "It came from Tarco.", True),
        ("What is the phone number?", "Telephone: 020 7000 3500", True),
        ("What is the phone number?", "It is known to all.", False),
        ("How many councils took part?", "70 per cent of lawyers did.", False),
        ("How many councils took part?", "There were 12 of them.", True),
        ("How many staff took part?", "Of 40 workers, most did.", True),
        ("How many people took part?", "Of 40 workers, most did.", True),
        ("How many lawyers does it employ?", "Now 70 per cent of lawyers use it.", False),
        ("How many lawyers does it employ?", "It has 70 lawyers.", True),
        ("When will it be completed?", "It began on 1 April 2005.", False),
        ("When will it be completed?", "It is to end in 2010.", True),
        ("Who is the minister for boats?", "The key findings are in Section Four.", False),
        ("Who is the minister for boats?", "The Harbour Strategy says so.", False),
        ("Who is the minister for boats?", "She is Ann Lee.", True),
        ("Which hospital was first?", "They began in Kent.", False),
        ("Which hospital was first?", "They began in a hospital in Kent.", True),
        ("How many things were asked for?", "Ten requests were made, and ten asked for more.", True),
        ("How many clerks came to the bridge?", "The three bridges opened late.", False),
        ("How many bridges had the clerks opened?", "The three bridges opened late.", True),
        ("How many people crossed it?", "It is a bridge of the 21st century.", False),
        ("How many people does it take?", "Two persons are needed.", True),
        ("How many people sat in the crew?", "Seven in ten of the crew rowed.", False),
        ("How many steps does it take?", "3) Tar the boat [69].", False),
        ("How many boats are open to all?", "They are open 24/7.", False),
        ("How many boats cross a day?", "The 300 boats of the river are old.", False),
        ("How many boats cross a day?", "300 boats cross daily.", True),
        ("How much does it cost each year?", "The bridge cost £40.", False),
        ("How much does it cost each year?", "In 2005 it cost £40.", True),
        ("How much is it per head?", "It is £4 for each person.", True),
        ("How much is taken from his monthly pay?", "They take £4.", True),
        ("How much did they invest in it?", "They invested a lot: it is free for 90% of them.", False),
        ("How much time did they spend on it?", "They spent nine days on it.", True),
        ("How large, in dollars, was the fund?", "The fund was large.", False),
        ("How large, in dollars, was the fund?", "The fund was $40.", True),
        ("What is the sum of money that it got?", "It got a grant.", False),
        ("How long should it be watched?", "Watch it for as long as it lasts.", True),
        ("Which trusts lost boats?", "Some trusts lost theirs.", False),
        ("Which trusts lost boats?", "The Fenland Trust lost two.", True),
        ("Who runs the Ferry Office?", "The Ferry Office met the Fenland Council.", False),
        ("Who runs the Ferry Office?", "It is run by the Fenland Council.", True),
        ("Who funded the boats?", "The boats of Fenland leak.", False),
        ("Who is the director of the Ferry Office?", "Ann Lee led a study of boats.", False),
        ("Who is the director of the Ferry Office?", "Ann Lee runs the Ferry Office.", True),
        ("Why was the office closed?", "It had a mission: to provide more boats.", False),
        ("Why was the office opened?", "The office was opened to meet the demand for boats.", True),
        ("Why was the office opened?", "They came to meet the ferrymen.", False),
        ("What reason did they give for leaving?", "They gave up.", False),
        ("What reason did they give for leaving?", "They left because of the rain.", True),
        ("How many people crossed it?", "It cost £12.4 million and opened on 1 April 2005.", False),
        ("How many people crossed it?", "On 1 April 2005 it carried 12.4 million.", True),
        ("Who chaired the meeting on the NHS?", "The report on the NHS came in June 2007.", False),
        ("Who chaired the meeting on the NHS?", "It was led by Ann Fenland.", True),
        ("Who led the research on boats?", "The ferrymen were asked.", False),
        ("Who led the research on boats?", "The River Office asked the ferrymen.", True),
        ("Who led the boats?", "The ferrymen did.", True),
        ("Who owns the boats?", "The ferrymen do.", True),
        ("What did the survey of 1,000 people cost?", "Members of the public 1,000 Survey", False),
        ("What did the survey of 1,000 people cost?", "It cost 3m.", True),
        ("How many pounds went into it?", "It cost £12 billion.", True),
        ("Which percentage of boats leak?", "There are 40 boats.", False),
        ("Which percentage of boats leak?", "Half of them do.", True),
        ("How long did the work take?", "It cost £40.", False),
        ("How long did the work take?", "It took three weeks.", True),
        ("How long did the work take?", "A second phase came in 2005.", False),
        ("How long did the work take?", "It was looked at six months after it came out.", False),
        ("How long was it before the work began?", "It began six months after.", True),
        ("How long did the work take?", "It went on from 2003 to 2005.", True),
        ("How often did they meet?", "Seven of them met.", False),
        ("How often did they meet?", "They met twice a year.", True),
        ("How many boats were counted?", "The findings are in Section Four.", False),
        ("Of the 40 boats, how many leak?", "There are 40 boats.", False),
        ("Of the 40 boats, how many leak?", "Of 40 boats, 17 leak.", True),
        ("How many clerks does it have?", "Seven in ten clerks write.", False),
        ("How many boats were bought?", "They cost £12.4 billion.", False),
        ("What is the number of boats?", "There are 12 of them.", True),
        ("In what year was the office founded?", "Its report came in 2007.", False),
        ("In what year was the office founded?", "It was set up in 2007.", True),
        ("Who chaired the meeting?", "A report by Ann Lee", False),
        ("Who is responsible for the boats?", "The ferrymen like them.", False),
        ("Who is responsible for the boats?", "The ferrymen are in charge of them.", True),
        ("Who sits on the board?", "The board decides.", False),
        ("Where were the talks held?", "They were held on boats.", False),
        ("Where were the talks held?", "They were held in Leeds, on boats.", True),
        ("Where is the form?", "It is on boats.", True),
        ("What was the response rate?", "Of 40 asked, many did.", False),
        ("What was the response rate?", "Half of them did.", True),
        ("How large was the fleet?", "Seven in ten boats leak.", False),
        ("How large was the fleet?", "There were 40 boats.", True),
        ("How big is the sum put into boats?", "It is £2 billion.", True),
        ("duration of the training", "They were trained.", False),
        ("Length of the training?", "It is fit for the 21st century.", False),
        ("Total number of clerks?", "Now 70 per cent of clerks use it.", False),
        ("Number of clerks asked?", "Four years it took.", False),
        ("Who built the bridge?", "The ferrymen like it.", False),
        ("Who was in the group set up by the ferrymen?", "It had clerks of many kinds.", True),
        ("When was the group set up by the ferrymen?", "It met in 2005.", False),
        ("Who built the bridge?", "The ferrymen built it.", True),
        ("duration of the training", "It went on for two days.", True),
        ("In which hospitals was it tried?", "Link the GPs to hospitals.", False),
        ("Who sits on the board?", "Managers and officials.", True),
        (
            "How many ferry claims were refused last year?",
            "You can claim after at least 1 year if you’re over 18.",
            False,
        ),
        ("How many ferry claims were refused last year?", "Of the claims, 40 were.", True),
        ("How many ferry claims were refused last year?", "Send form F58 to claim.", False),
        ("How many weeks does a claim take?", "A claim takes 6 weeks.", True),
        ("How many people have a boat?", "It was the time of COVID-19.", False),
        ("What percentage of students sail?", "They repay 6% of their income.", False),
        ("What percentage of students sail?", "6% of all students do.", True),
        ("What percentage of students sail?", "6% of them do.", True),
        ("What is the fee for a ferry licence?", "You have to pay a fee.", False),
        ("What is the fee for a ferry licence?", "The licence costs £40.", True),
        ("What rate of interest is charged on boats?", "Interest is charged from the first day.", False),
        ("What rate of interest is charged on boats?", "It is 5%.", True),
        ("How much is the ferry allowance?", "You may get an allowance of form F1.", False),
        ("How much leave can a ferryman get?", "He gets 6 weeks.", True),
        ("ferry licence fee amount", "You have to pay a fee.", False),
        ("What is the upper age limit for ferrymen?", "They have to lift 40 crates.", False),
        ("What is the upper age limit for ferrymen?", "You must be under 60.", True),
        ("What is the maximum deposit for a boat?", "The deposit is kept safe.", False),
        ("What is the maximum deposit for a boat?", "It is £40.", True),
        ("How quickly does the board decide?", "The board decides on claims.", False),
        ("How quickly does the board decide?", "It takes 6 weeks.", True),
        ("How often are boats looked at?", "They are looked at every year.", True),
        ("How long does a claim normally take?", "It is ready 2 days after you apply.", True),
        ("Why was the bridge closed?", "The bridge was closed in 2005.", False),
        ("Why was the bridge closed?", "It was closed because it leaked.", True),
        ("Why was the bridge closed?", "It was closed to save money.", True),
        ("Why is a bridge a bad idea?", "A bridge leaks.", True),
        ("On which exact day did it open?", "It opened on 3 June 2007.", True),
        ("On which exact day did it open?", "It opened in June 2007.", False),
        ("What is the name of the man who compared boats?", "It’s a boat.", False),
        ("How many ports joined?", "They joined twice.", False),
        ("How far did the fares drop?", "The fares dropped.", False),
        ("How far did the fares drop?", "They fell by a third.", True),
        ("ferries sailing number per year", "Ferries sail each year.", False),
        ("On which exact day did it open?", "It opened in 2007.", False),
        ("Who is the president of the club?", "Ann Lee is its chief sailor.", False),
        ("Who is the president of the club?", "The president, Ann Lee, sails.", True),
        ("Who chairs the panel?", "It is chaired by the head of the school.", True),
        ("Which form do I need?", "Send it to the board.", False),
        ("Which form do I need?", "Fill in form F58.", True),
    ],
)
def test_what_is_asked_for_exactly(question: str, text: str, enough: bool) -> None:
    assert exact_enough(kind_of(question), question, text) is enough


def test_what_happened_has_a_cause_that_is_told() -> None:
    assert must_have(KIND.WHY, "Why was the bridge closed?")
    assert not must_have(KIND.WHY, "Why is a bridge a bad idea?")
    assert suits(KIND.WHY, "Why was the bridge closed?", "It was closed to save money.", ()) == 1


def test_a_part_of_a_number_is_not_the_number() -> None:
    asked = "How many boats sank?"
    assert not exact_enough(KIND.QUANTITY, asked, "Two of the boats sank.")
    assert not exact_enough(KIND.QUANTITY, asked, "Two of the nine boats sank.")
    assert exact_enough(KIND.QUANTITY, asked, "Nine boats sank, and two of the boats were new.")
    assert exact_enough(KIND.QUANTITY, "How many of the boats sank?", "Two of the boats sank.")


def test_who_took_part_is_answered_by_people_without_a_name() -> None:
    assert tells_of_people("Those who came were senior managers.")
    assert not tells_of_people("The boats were late.")


@pytest.mark.parametrize(
    ("question", "needed"),
    [
        ("When did it begin?", True),
        ("In which year was it built?", True),
        ("When do boats leak?", False),
        ("When is the boat due to sail?", True),
        ("When a boat leaks, what helps?", False),
        ("Which days are best?", True),
    ],
)
def test_a_time_is_needed_for_what_happened_once(question: str, needed: bool) -> None:
    assert needs_date(question) is needed
