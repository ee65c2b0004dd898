"""What decides a question has to be told: whether it was adopted, what the target was, how long one keeps it."""

from __future__ import annotations

import pytest

from assistant.answering.decisive import is_decisive, needs_decisive, told_rarely


@pytest.mark.parametrize(
    ("question", "told", "amiss"),
    [
        ("Did ferrymen support the toll?", "Ferrymen were against it.", "It is there to support the ferrymen."),
        ("Did the crews oppose a bell?", "Crews welcomed it.", "Crews have bells."),
        ("Is the oar or the rope more important?", "The rope matters more.", "Oars are an important gift."),
        ("What is the deadline for the ferry?", "It must sail by 4 May.", "It came into use on 4 May 2005."),
        ("What is the deadline to apply?", "You must apply within 28 days.", "There are realistic deadlines."),
        ("Which question did the study try to answer?", "It asked how boats leak.", "The question was practical."),
        ("What was the question of the study?", "The question: ‘do boats leak?’", "It will answer some of this."),
        ("What was the ferry compared to?", "It is like a bridge.", "It made a difference to the town."),
        ("What share of rowers strongly favour a bell?", "49% strongly favour it.", "49% favour it."),
        ("How many rowers were very happy?", "40 were very happy.", "40 were very or somewhat happy."),
        ("Did the number of leaks fall after the tarring?", "Leaks fell by half.", "It was tarred to cut the leaks."),
        ("Has the number of rowers gone up?", "There are fewer rowers.", "Boats were built to increase the number."),
        ("Are oars cheaper for children?", "Children get a reduction of half.", "Oars are made for children."),
        ("Which laws does the ferry keep?", "It complies with the Tar Code.", "The ferry keeps to the left."),
        ("Did the ferry finish on budget?", "It cost more than expected.", "The town gives £2 million for the ferry."),
        ("Did the ferry go over its original budget?", "It was £40 over budget.", "The ferry cost £40."),
        ("Did the board go over what it had budgeted?", "It overspent.", "The board bought a ferry for £40."),
        ("Did the ferry miss its deadline?", "The ferry was a year late.", "The ferry opened in May."),
        ("Was the ferry finished on time?", "It opened as planned.", "It was opened by the mayor."),
        (
            "Are younger rowers happier than older ones?",
            "Those under 30 like it more.",
            "Rowers are happier than carters.",
        ),
        ("Do women row more often than men?", "Most rowers are female.", "Rowers come more often than carters."),
        ("Was the ferryman fined?", "He had to go to court.", "The ferryman had a crown."),
        (
            "Was it the oar or the rope that was harder?",
            "The rope was the easiest part.",
            "The oar made a difference to the rope.",
        ),
        ("Was the ferry finished on time?", "It was a month early.", "Leaks were found early on."),
        ("Was the quarrel over tar settled?", "It was never resolved.", "The quarrel was about tar."),
        ("What methods did the survey use?", "Ferrymen were interviewed.", "Tarring is a tried method."),
        ("Which of the tugs did best?", "The old tug was ahead of all.", "Examples of best practice are told."),
        ("Why is it so hard to tar a boat?", "Tar is too hot.", "The aim is to help those who tar."),
        ("Was the ferry behind schedule?", "It slipped by a year.", "It was planned in two steps, with a timetable."),
        ("How much of my leave must I take?", "You must take 2 days.", "Your leave is 40 days."),
        ("What happens if I do not ring?", "You may lose the ferry.", "You ring when you come."),
        ("Did the ferry succeed?", "The ferry failed within a year.", "The ferry is the largest of the lake."),
        ("Was the bridge toll introduced in the end?", "The toll was dropped in May.", "A toll was to pay for tar."),
        ("Did the board vote for the bridge?", "It was approved by a majority.", "The board has a bridge."),
        ("Did the ferrymen win damages?", "They received £40.", "The ferrymen had a judge."),
        ("Was the debate on ice held?", "They met on it in May.", "It calls for a debate on ice."),
        ("Does the town pay for our oars?", "Oars are free to all.", "Oars are long."),
        ("Must the ferrymen insure their boats?", "Boats are covered by the town.", "Boats are painted."),
        ("Is the tug faster than the ferry?", "The ferry is slower.", "Tugs and ferries came quickly."),
        ("Are the ferrymen happier now?", "They complain no more.", "The ferrymen are told of ice."),
        ("Is tarring compulsory?", "Each boat must be tarred.", "Tarring was an example."),
        ("Were the ferrymen invited to the feast?", "The ferrymen came.", "It was a feast on the ferry."),
        ("Is the harbour open to tugs?", "Tugs have access.", "The harbour has tugs."),
        ("What was the result of the plan?", "It led to dry boats.", "The plan was to tar boats."),
        ("In which town was the plan first tried out?", "Ely had a trial.", "The plan was one for towns."),
        ("In which format is the log kept?", "It is a spreadsheet.", "The log should be kept."),
        ("How long does a refund take?", "It takes 6 weeks.", "Ask within a week of the crossing."),
        ("What target did the ferry set?", "It aims at 90 per cent.", "It was to watch delays."),
        ("What level of care did it ask for?", "Care was to be high.", "Care was to be watched."),
        ("How big is the fine for a leak?", "You can be fined £40.", "Read the Leaks Act of 1997."),
        ("What savings did the bridge bring?", "It cut the bill for boats.", "The bridge brought towns together."),
        ("What grants are there for boats?", "The fund gives £40 a boat.", "The plan recommends boats."),
        ("Which law did they want to change?", "They wrote of the Boats Act.", "Ice was to be debated."),
        ("What rate of interest is charged?", "You pay 4% interest.", "You repay 6% of what you earn."),
        ("What is the maximum deposit for a boat?", "The deposit is at most £40.", "You must give 6 months’ notice."),
        ("What was the ferry's revenue in May?", "It earned £40.", "It carried 400 boats in May."),
        ("How much is the starting salary?", "They are paid £40.", "They begin with 40 others."),
        ("What kept the others from rowing?", "They lacked oars.", "Seven in ten rowed."),
        ("Were they asked by phone?", "Each was called.", "They were asked in May."),
        ("How was the £40 split between the towns?", "Each town got £20.", "The £40 was for boats."),
        ("How did the tug cooperate with the ferry?", "They shared a rope.", "The tug was dear."),
        ("How long does the board take to decide?", "You hear within 6 weeks.", "Claims go back 6 weeks."),
        ("How long do I have to appeal?", "Challenge it in 6 weeks.", "They hold your boat for 3 weeks."),
        ("How long does a crossing last?", "It takes an hour.", "Come 2 hours before."),
        ("How long does the course last?", "It is a 20 month course.", "It is a course of this month."),
        ("How long does the fair go on for?", "It runs each May for a week.", "Book a week ahead of the fair."),
        ("For how many years must I keep the log?", "Store it for 6 years.", "One week for 2 years’ work."),
        ("What share rowed before the bridge opened?", "Earlier, 70% did.", "Now 70% row."),
        ("What is the upper age limit for rowers?", "You must be under 60.", "Row up to 11km if you are 18 or over."),
        ("Why is the fine set at 14%?", "That was agreed in May.", "The fine is 14% for a leak."),
        ("Why are only 4 boats allowed?", "More cannot moor.", "The limit is 4 boats: one a town."),
        ("Do Ely people feel warmer about ferries than others?", "They feel as warm as others.", "Ferries are fast."),
        ("How long does it take to get an oar?", "You get it within 4 weeks of asking.", "Oars are 4 feet wide."),
        ("How many staff does the ferry employ?", "It has 40 staff.", "They asked 40 of its staff."),
        ("How many people work for the Tar Fund?", "Its 40 people work there.", "The Tar Fund asked 40 staff."),
        ("How many people does Tar Work employ?", "It has a workforce of 40.", "At Tar Work 40 people were asked."),
        ("How much did the feast cost?", "The town paid £40.", "Guests gave from £4 to £20."),
        ("Did the bridge save money?", "It cut costs.", "It made boats more convenient."),
        ("Did the Costs Review reduce spending?", "The town spent less.", "The Costs Review asked 40 boats."),
        ("Did the bridge save the town money?", "It was cheaper.", "The bridge cost the town £40."),
        ("Did the bridge cut costs?", "Its bills fell.", "It met with ever tighter budgets."),
        ("What does an oar cost on average?", "They are usually £4.", "An oar costs £4."),
        ("Did the bridge save time?", "Crossings are quicker.", "It saw 4 times as many boats."),
        ("Has the leak been mended?", "The boat leaks no longer.", "The leak wet the oars."),
        ("What is the maximum load?", "It holds up to 4 tons.", "It holds tar and 4 oars."),
        ("What is the largest boat I may moor?", "No longer than 40 feet.", "Boats moor in May."),
        ("What is the minimum crew?", "At least 4 must row.", "The crew is 4 ferrymen."),
        ("What is the average fare?", "Typically it is £4.", "Pay £4 for an oar."),
        ("How do I leave the ferry club?", "You can quit in May.", "You can join in May."),
        ("How do I cancel my crossing?", "Ask for a refund.", "Book a crossing in May."),
        ("When can I renew my licence?", "It expires in May.", "Ask for a licence in May."),
        ("How long has the harbour to give my deposit back?", "It is returned in 4 days.", "Row within 4 days."),
        ("How many ferries ran before the merger?", "There used to be 20.", "There are 20 ferries."),
    ],
)
def test_what_decides_a_question_is_told(question: str, told: str, amiss: str) -> None:
    assert is_decisive(question, told)
    assert not is_decisive(question, amiss)
    assert needs_decisive(question)


def test_to_pay_off_a_debt_saves_nothing() -> None:
    assert needs_decisive("Did the bridge pay off?")
    assert not needs_decisive("Can I pay off the loan at once?")


def test_it_may_be_told_around() -> None:
    asked = "What grants are there for boats?"
    assert is_decisive(asked, "Each boat counts.", around="The fund helps towns.")
    alone = "What target did the ferry set?"
    assert not is_decisive(alone, "It was to watch delays.", around="The fund set a target.")


@pytest.mark.parametrize(
    "question",
    [
        "Do boats leak?",
        "Why is the lake cold?",
        "Why was it closed in 2004?",
        "How long is the bridge?",
        "Which boats leak?",
        "How many ferries before the toll rules apply?",
        "How many tests have to be passed before the master may sail?",
    ],
)
def test_other_questions_are_decided_by_no_such_word(question: str) -> None:
    assert not needs_decisive(question)
    assert is_decisive(question, "Anything.")


def test_what_hardly_anything_else_tells_is_looked_for_by_what_it_is_asked_of() -> None:
    assert told_rarely("What was the ferry compared to?") == {"ferri"}
    assert told_rarely("Which question did the crews try to answer?") == {"crew"}
    assert not told_rarely("Did the ferry succeed?")


def test_long_texts_are_looked_through_quickly() -> None:
    odd = "upper which the what is " * 4000
    assert is_decisive("Which boats leak?", odd)
    assert needs_decisive(f"{odd} age?")
