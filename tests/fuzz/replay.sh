#!/usr/bin/env bash
# Runs a target over its seeds and mutations of them: replay.sh PROGRAM FOLDER
exec timeout -k 5 600 "$1" 3000 "$2"/*
