from newsroom.models.advert import Advert
from newsroom.models.article import Article, Byline, Move
from newsroom.models.copydesk import CopyDismissal, HouseWord
from newsroom.models.correction import Correction
from newsroom.models.front_page import FrontPage, FrontPagePlace
from newsroom.models.note import Note
from newsroom.models.open_page import OpenPage
from newsroom.models.person import Person
from newsroom.models.photo import Photo, PhotoUse
from newsroom.models.photo_words import PhotoWords
from newsroom.models.preview_link import PreviewLink
from newsroom.models.rubric import Rubric
from newsroom.models.search import SearchEntry, SearchName, SearchWord
from newsroom.models.static_page import StaticPage
from newsroom.models.story import Story, StorySeries, StorySession
from newsroom.models.tag import Tag, TaggedStory
from newsroom.models.touched import TouchedSentence
from newsroom.models.upload import Upload
from newsroom.models.version import ArticleVersion

__all__ = [
    "Advert",
    "Article",
    "ArticleVersion",
    "Byline",
    "CopyDismissal",
    "Correction",
    "FrontPage",
    "FrontPagePlace",
    "HouseWord",
    "Move",
    "Note",
    "OpenPage",
    "Person",
    "Photo",
    "PhotoUse",
    "PhotoWords",
    "PreviewLink",
    "Rubric",
    "SearchEntry",
    "SearchName",
    "SearchWord",
    "StaticPage",
    "Story",
    "StorySeries",
    "StorySession",
    "Tag",
    "TaggedStory",
    "TouchedSentence",
    "Upload",
]
