"""`python app.py` and `uvicorn app:app`: the demo shop, or the one in FLOORWALKER_FOLDER."""

from assistant.bootstrap import web_app
from assistant.settings import load

app = web_app(load())

if __name__ == "__main__":
    import uvicorn

    uvicorn.run(app, host=load().web.host, port=load().web.port)
