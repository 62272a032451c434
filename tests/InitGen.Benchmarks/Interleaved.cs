using System;
using System.Diagnostics;

namespace InitGen.Benchmarks;

/// <summary>
/// Runs contenders in turn, round by round, and keeps the shortest time of each. On a machine shared with others the
/// times of one contender vary fourfold, but the shortest ones stay in proportion.
/// </summary>
internal static class Interleaved
{
    /// <returns>The shortest time of each contender in seconds.</returns>
    public static double[] Shortest(int rounds, params Action[] contenders)
    {
        var shortest = new double[contenders.Length];
        Array.Fill(shortest, double.PositiveInfinity);

        // The first round compiles and faults pages in.
        for (int round = -1; round < rounds; round++)
        {
            for (int i = 0; i < contenders.Length; i++)
            {
                // Start elsewhere each time, so that no contender always follows the same other one.
                int turn = (i + round + 1) % contenders.Length;
                long start = Stopwatch.GetTimestamp();
                contenders[turn]();
                double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
                if (round >= 0)
                    shortest[turn] = Math.Min(shortest[turn], seconds);
            }
        }

        return shortest;
    }
}
