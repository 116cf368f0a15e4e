"""`python app.py` and `uvicorn app:app`: the demo shop, or the one in FLOORWALKER_FOLDER."""

from assistant.running import web_app
from assistant.settings import load

app = web_app(load())

if __name__ == "__main__":
    from uvicorn import Server

    from assistant.web.serving import config

    web = load().web
    Server(config(app, web, web.host, web.port)).run()
