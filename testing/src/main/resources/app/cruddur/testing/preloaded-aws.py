"""serve: loads the aws command line once, and runs it in a fork for each call. Any other words are such a call."""
import json
import os
import signal
import socket
import sys

ADDRESS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "socket")


def call():
    with socket.socket(socket.AF_UNIX) as server:
        server.connect(ADDRESS)
        words = {"words": sys.argv[1:], "environment": dict(os.environ), "folder": os.getcwd()}
        body = json.dumps(words).encode()
        socket.send_fds(server, [len(body).to_bytes(8, "big")], [0, 1, 2])
        server.sendall(body)
        status = server.recv(1)
        sys.exit(status[0] if status else 255)


def answer(connection, of_aws):
    import awscli.clidriver

    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    length, streams, _, _ = socket.recv_fds(connection, 8, 3)
    with connection.makefile("rb") as file:
        call = json.loads(file.read(int.from_bytes(length, "big")))
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        os.close(stream)
    os.environ.clear()
    os.environ.update({**of_aws, **call["environment"]})
    os.chdir(call["folder"])
    sys.argv = ["aws", *call["words"]]
    try:
        status = awscli.clidriver.main()
    except SystemExit as ended:
        status = ended.code
    sys.stdout.flush()
    sys.stderr.flush()
    connection.send(bytes([status or 0]))


def serve():
    import shutil

    before = dict(os.environ)
    import awscli.clidriver

    awscli.clidriver.create_clidriver()
    of_aws = {name: value for name, value in os.environ.items() if name not in before}
    # Nobody waits for a fork's end.
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    # The tests' own end closes the pipe, and so ends this.
    if os.fork() == 0:
        served = os.getppid()
        sys.stdin.buffer.read()
        os.kill(served, signal.SIGTERM)
        shutil.rmtree(os.path.dirname(ADDRESS))
        os._exit(0)
    server = socket.socket(socket.AF_UNIX)
    server.bind(ADDRESS)
    server.listen()
    print("ready", flush=True)
    while True:
        connection, _ = server.accept()
        if os.fork() == 0:
            try:
                answer(connection, of_aws)
            finally:
                os._exit(0)
        connection.close()


serve() if sys.argv[1:] == ["serve"] else call()
