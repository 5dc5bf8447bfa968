"""Which goal each intent sets about; bot/data/rules says the same to Rasa, a test keeps them together."""

from __future__ import annotations

from bot.actions.answer import No, TakeAnswer, Yes
from bot.actions.call_back import ArrangeCallBack
from bot.actions.callee_events import (
    CalleeAccepted,
    CalleeAsksCallBack,
    CalleeAsksMessage,
    CalleeBusy,
    CalleeFailed,
    CalleeNoAnswer,
    CalleeRefused,
    CalleeSendsElsewhere,
    ConnectionEnded,
)
from bot.actions.change_language import ChangeLanguage
from bot.actions.complain import Complain
from bot.actions.connect import ConnectCallee
from bot.actions.correct import Cancel, Correct
from bot.actions.emergency import RaiseEmergency
from bot.actions.enquire import AnswerEnquiry
from bot.actions.goal import Goal
from bot.actions.goodbye import SayGoodbye
from bot.actions.keys import Keys
from bot.actions.leave_message import KeepWhatWasSaid, LeaveMessage
from bot.actions.not_understood import NotHeard, NotUnderstood
from bot.actions.number import GiveNumber
from bot.actions.operator import HandOffCall
from bot.actions.repeat import Repeat
from bot.actions.silence import Silence
from bot.actions.small_talk import DeclineToSay, Greet, OutOfScope, SayWho, SmallTalk, Thanks
from bot.actions.start_call import ResumeCall, StartCall
from bot.actions.ticket import TellTicketState
from bot.actions.unwanted import RefuseAbuse, RefuseSales, WrongNumber
from bot.actions.visit import ArrangeVisit, BookRoom
from bot.actions.wait import Wait

GOALS: dict[str, type[Goal]] = {
    "connect": ConnectCallee,
    "leave_message": LeaveMessage,
    "complain": Complain,
    "ask_info": AnswerEnquiry,
    "ask_number": GiveNumber,
    "visit": ArrangeVisit,
    "book_room": BookRoom,
    "ticket_status": TellTicketState,
    "call_back": ArrangeCallBack,
    "want_human": HandOffCall,
    "emergency": RaiseEmergency,
    "sales_pitch": RefuseSales,
    "abuse": RefuseAbuse,
    "wrong_number": WrongNumber,
    "change_language": ChangeLanguage,
    "repeat": Repeat,
    "affirm": Yes,
    "deny": No,
    "correct": Correct,
    "cancel": Cancel,
    "wait": Wait,
    "thanks": Thanks,
    "goodbye": SayGoodbye,
    "greet": Greet,
    "chitchat": SmallTalk,
    "ask_who": SayWho,
    "inform": TakeAnswer,
    "decline_to_say": DeclineToSay,
    "out_of_scope": OutOfScope,
    "nlu_fallback": NotUnderstood,
    "call_started": StartCall,
    "call_resumed": ResumeCall,
    "callee_accepted": CalleeAccepted,
    "callee_busy": CalleeBusy,
    "callee_no_answer": CalleeNoAnswer,
    "callee_refused": CalleeRefused,
    "callee_asks_message": CalleeAsksMessage,
    "callee_asks_call_back": CalleeAsksCallBack,
    "callee_sends_elsewhere": CalleeSendsElsewhere,
    "callee_failed": CalleeFailed,
    "connection_ended": ConnectionEnded,
    "keys_pressed": Keys,
    "caller_silent": Silence,
    "caller_not_heard": NotHeard,
    "caller_hung_up": KeepWhatWasSaid,
}
