"""The shop as an MCP server: what a model elsewhere may look up, put into a cart, and ask of orders.

Tools call what the HTTP API calls and answer in its shapes. What they give back is data: nothing in a
catalogue, a policy or a record can trigger anything here.
"""
