using System;
using System.Diagnostics;

namespace InitGen.Benchmarks;

/// <summary>
/// Runs contenders in turn, round by round, and keeps the shortest time of each. On a machine shared with others the
/// times of one contender vary fourfold, but the shortest ones stay in proportion.
/// </summary>
internal static class Interleaved
{
    private const int FewestRounds = 15;
    private const int QuietRounds = 40;
    private const double Improvement = 0.995;

    /// <summary>Measures until the shortest times settle: no record by half a percent in forty rounds, or time is up.</summary>
    /// <returns>The shortest time of each contender in seconds.</returns>
    public static double[] Shortest(TimeSpan limit, params Action[] contenders)
    {
        // The first round compiles and faults pages in.
        foreach (Action contender in contenders)
            contender();

        var shortest = new double[contenders.Length];
        Array.Fill(shortest, double.PositiveInfinity);
        long start = Stopwatch.GetTimestamp();
        int record = 0;
        for (int round = 0; round < FewestRounds || round - record < QuietRounds; round++)
        {
            if (round >= FewestRounds && Stopwatch.GetElapsedTime(start) > limit)
                break;
            for (int i = 0; i < contenders.Length; i++)
            {
                // Start elsewhere each time, so that no contender always follows the same other one.
                int turn = (i + round) % contenders.Length;
                double seconds = Time(contenders[turn]);
                if (seconds < shortest[turn] * Improvement)
                    record = round;
                shortest[turn] = Math.Min(shortest[turn], seconds);
            }
        }

        return shortest;
    }

    private static double Time(Action action)
    {
        long start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
